import { previewNetwork } from '@/lib/client/actions';
import { fieldOfRequest, readNetworkDraft, type NetworkDraft } from '@/lib/client/network-draft';
import { describeFailure, type Failure } from '@/lib/client/notices';
import { isFilled } from './filled-field';
import { useAskedPreview } from './use-asked-preview';

const placeholder = 'a-name-that-is-still-to-come';

/** What would become of what stands in the form of a new network; `failure`: what became of it when it was sent. */
export function useNetworkPreview(draft: NetworkDraft, tried: boolean, failure: Failure | null) {
  const { request, errors } = readNetworkDraft(draft);
  // Subnets and parents are looked at although the name is still missing.
  const askable = request ?? readNetworkDraft({ ...draft, name: placeholder }).request;
  const { preview, isCurrent, error } = useAskedPreview('network', askable, previewNetwork);
  // Of what stood there before it says nothing.
  const refusal = (isCurrent && preview?.refusal) || null;
  const place = preview?.refusedField ?? null;
  const field = place === null ? null : fieldOfRequest(place, draft);
  return {
    /** null while something is wrong with a field. */
    request,
    warnings: preview?.warnings ?? [],
    /** null while its name would be none. */
    command: request === null ? null : (preview?.command ?? null),
    errorAt: (name: string): string | undefined => {
      // The engine has the last word: what it refused, it refused of this.
      if (failure?.field && fieldOfRequest(failure.field, draft) === name)
        return failure.engineMessage ?? failure.message;
      if (refusal !== null && field === name) return refusal;
      // An empty field is not wrong before the person says that this is all.
      return tried || isFilled(draft, name) ? errors?.[name] : undefined;
    },
    /** What is wrong with no single field. */
    general: refusal !== null && field === null ? refusal : error ? describeFailure(error).message : null,
  };
}
