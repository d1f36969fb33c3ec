import { findImage, imageName } from '@/lib/model/image';
import { risksIn } from '@/lib/model/run-container';
import type { Image } from '@/lib/model/image';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import type { RunContainerRequest } from '@/lib/model/run-container';
import { closeNames } from './close-names';
import { named } from './plan';
import type { Known, Refusal } from './plan';

/** What a container can be run of and with, beside the topology. */
export interface RunKnown extends Known {
  /** null: the engine may not be asked, and its own answer has to do. */
  images: readonly Image[] | null;
  /** The risky options that the operator has switched on. */
  allow: readonly RiskyRunOption[];
}

/** Why it cannot be run at all, networks and ports aside. */
export function runRefusal(known: RunKnown, request: RunContainerRequest, name: string): Refusal | null {
  return (
    riskRefusal(known, request) ??
    imageRefusal(known, request) ??
    nameRefusal(known, request, name) ??
    hostnameRefusal(request)
  );
}

const reasons: Readonly<Record<RiskyRunOption, string>> = {
  privileged: 'A privileged container is root on the host',
  pid: 'The host’s processes can be seen and ended from it',
  ipc: 'The host’s shared memory can be read and written from it',
  uts: 'It can rename the host',
  userns: 'Its root is the host’s root',
  binds: 'Files of the host can be read and changed from it',
  devices: 'Devices of the host can be used from it',
  capabilities: 'An added capability can be a way onto the host',
};

function riskRefusal({ allow }: RunKnown, request: RunContainerRequest): Refusal | null {
  const risk = risksIn(request).find((option) => !allow.includes(option));
  if (risk === undefined) return null;
  const sentence = `${reasons[risk]}, so ${risk} is not allowed here: whoever starts Netloom can with NETLOOM_ALLOW=${risk}.`;
  return { code: 'forbidden', sentence, field: risk };
}

/** Nothing is fetched: what is to run has to be there. */
function imageRefusal({ images }: RunKnown, { image: reference, command }: RunContainerRequest): Refusal | null {
  if (images === null) return null;
  const image = findImage(images, reference);
  if (!image) {
    const close = closeNames(reference, images.map(imageName));
    const next = close.length > 0 ? `Is it ${close.join(' or ')}?` : `Fetch it first: docker pull ${reference}`;
    const sentence = `The engine has no image ${named({ name: reference })}. ${next}`;
    return { code: 'not_found', sentence, field: 'image' };
  }
  if (image.hasCommand !== false || command.length > 0) return null;
  const sentence = `${named({ name: reference })} has no command of its own: say what is to run.`;
  return { code: 'invalid_request', sentence, field: 'command' };
}

function nameRefusal({ topology: { containers } }: RunKnown, { name }: RunContainerRequest, used: string) {
  // One that was given no name has one that is free.
  if (name === undefined || !containers.some((one) => one.name === used)) return null;
  const sentence = `There is a container ${named({ name: used })} already.`;
  return { code: 'conflict', sentence, field: 'name' } as const;
}

function hostnameRefusal({ uts, hostname }: RunContainerRequest): Refusal | null {
  if (uts === undefined || hostname === undefined) return null;
  const sentence = 'With the host’s UTS namespace it has the host’s name, and none of its own.';
  return { code: 'invalid_request', sentence, field: 'hostname' };
}
