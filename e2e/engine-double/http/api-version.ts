import { badRequest } from '../engine-refusal';
import type { Dialect } from '../engine-version';
import { textAnswer, type Answer } from './answer';

const rank = (version: string): number => {
  const [major = '0', minor = '0'] = version.split('.');
  return Number(major) * 1000 + Number(minor);
};

/** Null when the engine speaks the asked version. An old client is refused in plain text. */
export function refuseVersion(asked: string | null, { apiVersion, minApiVersion }: Dialect): Answer | null {
  if (asked === null) return null;
  if (rank(asked) > rank(apiVersion)) {
    throw badRequest(`client version ${asked} is too new. Maximum supported API version is ${apiVersion}`);
  }
  if (rank(asked) >= rank(minApiVersion)) return null;
  const message = `client version ${asked} is too old. Minimum supported API version is ${minApiVersion}, please upgrade your client to a newer version`;
  return textAnswer(400, `${message}\n`);
}
