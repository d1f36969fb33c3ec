import useSWR from 'swr';
import { useDashboard } from '@/components/shell/dashboard';
import { describeFailure } from '@/lib/client/notices';
import { previewRun } from '@/lib/client/run-container';
import { fieldOfRun, readRunDraft, type RunDraft } from '@/lib/client/run-draft';
import { useSettled } from '@/lib/client/use-settled';
import type { Preview } from '@/lib/model';
import type { RunContainerRequest } from '@/lib/model/run-container';

const typingMs = 200;

/** What would become of what stands in the form, asked of the server a moment after each key, and when the world has changed. */
export function useRunPreview(draft: RunDraft, fallbackName: string, tried: boolean) {
  const { topology } = useDashboard();
  const { request, errors } = readRunDraft(draft, fallbackName);
  const text = request === null ? '' : JSON.stringify(request);
  const asked = useSettled(text, typingMs);
  const { data, error } = useSWR<{ asked: string; preview: Preview }, Error>(
    asked === '' ? null : ['run', asked, topology.revision],
    async () => ({ asked, preview: await previewRun(JSON.parse(asked) as RunContainerRequest) }),
    { keepPreviousData: true },
  );
  const preview = request === null || !data ? null : data.preview;
  // Of what stood there before it says nothing.
  const refusal = data?.asked === text ? data.preview.refusal : null;
  const place = preview?.refusedField ?? null;
  const field = place === null ? null : fieldOfRun(place, draft);
  return {
    /** null while something is wrong with a field. */
    request,
    preview,
    errorAt: (name: string): string | undefined => {
      if (refusal !== null && field === name) return refusal;
      // An empty field is not wrong before the person says that this is all.
      return tried || !isEmpty(draft, name) ? errors?.[name] : undefined;
    },
    /** What is wrong with no single field. */
    general: refusal !== null && field === null ? refusal : error ? describeFailure(error).message : null,
  };
}

/** Of the fields that have to be filled in. */
function isEmpty({ image, networks, ports }: RunDraft, name: string): boolean {
  const [first, at = ''] = name.split('.');
  if (first === 'image') return image === '';
  if (first === 'networks') return networks[Number(at)]?.network === '';
  return name.endsWith('privatePort') && ports[Number(at)]?.privatePort === '';
}
