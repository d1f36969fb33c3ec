import { useRef, useState } from 'react';
import { describeFailure, type Failure } from '@/lib/client/notices';

/** Sends what stands in a form, once: it stays busy until it fails or the form goes. `filled`: what stands there now. */
export function useSubmission(filled: unknown) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ of: string; failure: Failure } | null>(null);
  const sent = useRef(false);
  const text = JSON.stringify(filled);

  const submit = async (send: () => Promise<void>) => {
    // Two submits of one moment see the same state.
    if (sent.current) return;
    sent.current = true;
    setBusy(true);
    setFailed(null);
    try {
      await send();
    } catch (error) {
      setFailed({ of: text, failure: describeFailure(error) });
      setBusy(false);
      sent.current = false;
    }
  };

  return {
    busy,
    /** It is of what was sent, and says nothing of what is typed since. */
    failure: failed?.of === text ? failed.failure : null,
    submit,
  };
}
