'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Dialog } from '@/components/ui/dialog';
import { marked } from '@/lib/client/marked';
import { pickToAttach, pickToDetach, subjectOf } from '@/lib/client/pick';
import { openedOver } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import { ChoiceList } from './choice-list';
import { containerChoices, networkChoices } from './choices';

/** Asks for the other end of what is marked or selected, wherever that was asked from. */
export default function PickDialog({ verb }: { verb: 'attach' | 'detach' }) {
  const { topology, selection, propose } = useDashboard();
  const marks = useStore(marked, (value) => value);
  const subject = subjectOf(topology, selection, marks);
  const close = () => openedOver.set(null);
  if (subject === null) {
    return (
      <Dialog
        title={`Nothing is selected to ${verb}`}
        description="Select a container or a network first, on the graph or in a table."
        onClose={close}
      />
    );
  }
  const pick = verb === 'attach' ? pickToAttach(topology, subject) : pickToDetach(topology, subject);
  const choose = ({ id }: { id: string }) => propose(pick.proposalFor(id));
  const choices =
    pick.ends.kind === 'network' ? networkChoices(pick.ends.items, choose) : containerChoices(pick.ends.items, choose);
  return (
    <Dialog title={pick.title} description={choices.length > 0 ? pick.question : pick.whyNone} onClose={close}>
      {choices.length > 0 && <ChoiceList noun={pick.ends.kind} choices={choices} onTaken={close} />}
    </Dialog>
  );
}
