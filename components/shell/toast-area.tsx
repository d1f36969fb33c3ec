'use client';
import { lazy, Suspense, useState } from 'react';
import { notices } from '@/lib/client/notices';
import { useStore } from '@/lib/client/store';

const Toasts = lazy(() => import('./toasts'));

/** Loads what shows notices with the first notice. */
export function ToastArea() {
  const any = useStore(notices, (value) => value.length > 0);
  const [needed, setNeeded] = useState(false);
  if (any && !needed) setNeeded(true);
  return needed ? (
    <Suspense>
      <Toasts />
    </Suspense>
  ) : null;
}
