'use client';
import { Dialog } from '@/components/ui/dialog';
import { FilterFields } from './filter-fields';
import { Key, modKey } from './keys';

/** In the order in which a person meets them. */
const keys = (): [readonly string[], string][] => [
  [['/', modKey('K')], 'search for anything, or do something'],
  [['↑', '↓', '←', '→'], 'walk from neighbour to neighbour on the graph'],
  [['Enter'], 'open what is chosen'],
  [['a'], 'attach what is selected'],
  [['d'], 'detach what is selected'],
  [['x'], 'mark a container, to attach or detach several at once'],
  [[modKey('Z')], 'undo the last change made here'],
  [['n'], 'new network'],
  [['f'], 'fit the graph to the view'],
  [['t'], 'from the graph to the tables, and back'],
  [['['], 'fold the list of networks, or bring it back'],
  [['?'], 'this help'],
  [['Esc'], 'back: closes what was opened last'],
];

export default function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys and filters" description="Everything can be done without a mouse." onClose={onClose}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {keys().map(([pressed, effect]) => (
          <div key={effect} className="contents">
            <dt className="flex gap-1">
              {pressed.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{effect}</dd>
          </div>
        ))}
      </dl>
      <h2 className="mt-5 mb-1.5 font-semibold">The language of find and hide</h2>
      <FilterFields />
    </Dialog>
  );
}
