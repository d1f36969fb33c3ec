import useSWR from 'swr';
import { useDashboard } from '@/components/shell/dashboard';
import { previewNetwork } from '@/lib/client/actions';
import { fieldOfRequest, readNetworkDraft, type NetworkDraft } from '@/lib/client/network-draft';
import { describeFailure } from '@/lib/client/notices';
import { useSettled } from '@/lib/client/use-settled';
import type { CreateNetworkRequest, Preview } from '@/lib/model';

const typingMs = 200;
const placeholder = 'a-name-that-is-still-to-come';

/** What would become of what stands in the form, asked of the server a moment after each key, and when the world has changed. */
export function useNetworkPreview(draft: NetworkDraft, tried: boolean) {
  const { topology } = useDashboard();
  const { request, errors } = readNetworkDraft(draft);
  // Subnets and parents are looked at although the name is still missing.
  const askable = request ?? readNetworkDraft({ ...draft, name: placeholder }).request;
  const text = askable === null ? '' : JSON.stringify(askable);
  const asked = useSettled(text, typingMs);
  const { data, error } = useSWR<{ asked: string; preview: Preview }, Error>(
    asked === '' ? null : ['network', asked, topology.revision],
    async () => ({ asked, preview: await previewNetwork(JSON.parse(asked) as CreateNetworkRequest) }),
    { keepPreviousData: true },
  );
  const preview = askable === null || !data ? null : data.preview;
  // Of what stood there before it says nothing.
  const refusal = data?.asked === text ? data.preview.refusal : null;
  const place = preview?.refusedField ?? null;
  const field = place === null ? null : fieldOfRequest(place, draft);
  return {
    /** null while something is wrong with a field. */
    request,
    warnings: preview?.warnings ?? [],
    /** null while its name would be none. */
    command: request === null ? null : (preview?.command ?? null),
    errorAt: (name: string): string | undefined => {
      if (refusal !== null && field === name) return refusal;
      // An empty field is not wrong before the person says that this is all.
      return tried || textAt(draft, name) !== '' ? errors?.[name] : undefined;
    },
    /** What is wrong with no single field. */
    general: refusal !== null && field === null ? refusal : error ? describeFailure(error).message : null,
  };
}

function textAt(draft: NetworkDraft, name: string): string {
  const [first = '', at, key] = name.split('.');
  const value: unknown =
    at === undefined ? draft[first as keyof NetworkDraft] : draft.subnets[Number(at)]?.[key as 'subnet'];
  return typeof value === 'string' ? value.trim() : '';
}
