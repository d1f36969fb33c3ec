'use client';
import { Button } from '@/components/ui/button';
import { CommandLine } from '@/components/ui/copyable';
import { Message } from '@/components/ui/message';
import { openNetworkForm, openRunForm } from '@/lib/client/shell-state';
import { useDashboard } from './dashboard';

/** The engine answers and has nothing but its own three networks. */
export function EmptyEngine() {
  const { may } = useDashboard();
  return (
    <Message title="Nothing runs on this engine yet">
      <p className="text-muted">
        It has only the networks that every engine has: bridge, host and none. Create one, or start a container; both
        appear here at once.
      </p>
      {may('network.change') && (
        <Button look="primary" onClick={() => openNetworkForm()}>
          New network
        </Button>
      )}
      {may('container.run') && <Button onClick={() => openRunForm()}>Run a container</Button>}
      <CommandLine command="docker run --detach --name web nginx" />
    </Message>
  );
}
