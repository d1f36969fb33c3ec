'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Note, Section } from '@/components/ui/property-list';
import type { Container } from '@/lib/model';
import { ContainerRows } from './container-rows';

/** Who else has the same interfaces, addresses and ports: the owner first. */
export function ContainerNamespace({ container, owner }: { container: Container; owner: Container | undefined }) {
  const { index } = useDashboard();
  const first = owner ?? container;
  const guests = index.guestsByContainer.get(first.id) ?? [];
  if (owner === undefined && guests.length === 0) return null;
  const others = [first, ...guests].filter(({ id }) => id !== container.id);
  return (
    <Section title="Shared network namespace" aside={others.length + 1}>
      <ContainerRows
        containers={others}
        mark={(other) => other === owner && <span className="shrink-0 text-xs text-muted">owns it</span>}
      />
      <div className="mt-1.5">
        <Note>
          They share interfaces, addresses and ports, and reach each other over loopback. When the owner stops, all of
          them are cut off; published ports are the owner’s.
        </Note>
      </div>
    </Section>
  );
}
