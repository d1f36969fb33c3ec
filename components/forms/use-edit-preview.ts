import { previewEdit } from '@/lib/client/actions';
import { fieldOfRequest, type NetworkDraft } from '@/lib/client/network-draft';
import { readNetworkEdit } from '@/lib/client/network-edit';
import { describeFailure } from '@/lib/client/notices';
import type { EditNetworkRequest, Network } from '@/lib/model';
import { useAskedPreview } from './use-asked-preview';

/** What the edit that stands in the form would do. `addresses`: typed fixed ones, by container. `isRunning`: it is done now. */
export function useEditPreview(
  network: Network,
  draft: NetworkDraft,
  addresses: Readonly<Record<string, string>>,
  isRunning: boolean,
) {
  const { request, errors } = readNetworkEdit(network, draft, addresses);
  const isChanged = request !== null && Object.keys(request).length > 0;
  const { preview, isCurrent, error } = useAskedPreview(
    `edit ${network.id}`,
    isChanged ? request : null,
    (asked: EditNetworkRequest) => previewEdit(network.id, asked),
    { isHeld: isRunning },
  );
  const refusal = (isCurrent && preview?.refusal) || null;
  const place = preview?.refusedField ?? null;
  const [first, containerId, family] = place?.split('.') ?? [];
  // Only where there is a field for it.
  const member = preview?.members.find(
    (one) => first === 'addresses' && family === 'ipv4' && one.containerId === containerId,
  );
  const isAtAddress = member?.ipv4.fixed === true;
  const field = place === null || first === 'addresses' ? null : fieldOfRequest(place, draft);
  return {
    /** null while something is wrong with a field, or nothing is changed. */
    request: isChanged ? request : null,
    /** Something is wrong with what stands in the form: in a field, or as the server sees it. */
    isRefused: errors !== null || refusal !== null,
    /** It stays while another is asked for: what is typed within it would lose the focus. */
    preview,
    /** It is of what stands there now. */
    isCurrent,
    errorAt: (name: string): string | undefined => (refusal !== null && field === name ? refusal : errors?.[name]),
    /** What is wrong with the address of a container. */
    addressError: (id: string): string | undefined =>
      refusal !== null && isAtAddress && containerId === id ? refusal : undefined,
    /** What is wrong with no single field. */
    general:
      refusal !== null && field === null && !isAtAddress ? refusal : error ? describeFailure(error).message : null,
  };
}
