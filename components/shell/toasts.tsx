'use client';
import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { dismissNotice, notices, type Notice } from '@/lib/client/notices';
import { useStore } from '@/lib/client/store';

const edges: Record<Notice['tone'], string> = {
  done: 'border-l-ok',
  warning: 'border-l-warn',
  failed: 'border-l-bad',
};

/** What happened, in the engine's own words where it refused. Failures stay until they are closed. */
export default function Toasts() {
  const shown = useStore(notices, (value) => value);
  return (
    <Toast.Provider swipeDirection="right">
      {shown.map((notice) => (
        <Toast.Root
          key={notice.id}
          duration={notice.tone === 'done' ? (notice.action === null ? 5000 : 10_000) : Infinity}
          onOpenChange={(open) => !open && dismissNotice(notice.id)}
          className={`rounded-md border border-l-4 border-line bg-panel p-3 pr-9 shadow-float ${edges[notice.tone]}`}
        >
          <Toast.Title className="font-semibold break-words">{notice.title}</Toast.Title>
          {notice.detail !== null && (
            <Toast.Description className="mt-1 font-mono text-xs break-words text-muted">
              {notice.detail}
            </Toast.Description>
          )}
          {notice.action !== null && (
            <Toast.Action
              altText={notice.action.label}
              onClick={notice.action.run}
              className="mt-2 rounded-md border border-line bg-raised px-2.5 py-1 font-semibold hover:border-faint"
            >
              {notice.action.label}
            </Toast.Action>
          )}
          <Toast.Close className="absolute top-2 right-2 rounded p-1 text-muted hover:text-text" aria-label="Dismiss">
            <X className="size-4" aria-hidden />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed top-14 right-4 z-50 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2 outline-none" />
    </Toast.Provider>
  );
}
