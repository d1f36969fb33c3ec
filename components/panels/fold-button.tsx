'use client';
import { FoldVertical, UnfoldVertical } from 'lucide-react';
import { canvasCommands } from '@/components/canvas/canvas-commands';
import { Button } from '@/components/ui/button';
import { useStore } from '@/lib/client/store';

/** Draws the project as one node, or whole again; absent where there is no picture. */
export function FoldButton({ project }: { project: string }) {
  const commands = useStore(canvasCommands, (value) => value);
  if (!commands) return null;
  const folded = commands.folded.has(project);
  const Icon = folded ? UnfoldVertical : FoldVertical;
  return (
    <Button onClick={() => commands.fold([project], !folded)}>
      <Icon className="size-4" aria-hidden /> {folded ? 'Unfold' : 'Fold'}
    </Button>
  );
}
