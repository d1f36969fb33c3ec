import { expect, it } from 'vitest';
import { complaintAboutNode } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '21.0.0', '22.1.0', '24.0.0-nightly'])('Node %s is new enough', (version) => {
  expect(complaintAboutNode(version)).toBeNull();
});

it.each(['12.22.12', '18.20.4', '20.9.0', '20.18.3'])(
  'Node %s is told apart, with the one that is needed',
  (version) => {
    expect(complaintAboutNode(version)).toMatch(new RegExp(`needs Node 20\\.19 or newer, and this is ${version}\\.`));
  },
);
