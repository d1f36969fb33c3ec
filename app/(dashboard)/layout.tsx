import { Suspense, type ReactNode } from 'react';
import { DashboardShell } from '@/components/shell/dashboard-shell';
import { SessionGate } from '@/components/shell/session-gate';

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <SessionGate>
        <DashboardShell>{children}</DashboardShell>
      </SessionGate>
    </Suspense>
  );
}
