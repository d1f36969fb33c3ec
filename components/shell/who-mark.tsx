import { CircleUser } from 'lucide-react';
import { visibleText } from '@/lib/model';
import type { Access } from '@/lib/model/session';

/** Whom a proxy signed in: who has a token reads the role at the button that signs out. */
export function WhoMark({ user, role }: { user: string; role: Access['role'] }) {
  const name = visibleText(user);
  return (
    <span
      title={`Signed in by the proxy: ${name}, ${role}`}
      className="flex h-6 shrink-0 items-center gap-1 rounded-md border border-line px-1.5 text-xs text-muted max-sm:hidden"
    >
      <CircleUser className="size-3 shrink-0" aria-hidden />
      <span className="max-w-16 truncate max-wide:sr-only">{name}</span>
      <span className="sr-only">, {role}</span>
    </span>
  );
}
