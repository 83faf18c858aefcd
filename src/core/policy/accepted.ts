import type { Policy, RowBase } from './model.js';

function isAccepted({ status }: RowBase): boolean {
  return status === 'accepted';
}

/** The policy as if rows that nobody has accepted were not there: for checks that must not rest on proposals. */
export function acceptedOnly(policy: Policy): Policy {
  const trackerRows = policy.trackerRows.filter(isAccepted);
  return {
    ...policy,
    collects: policy.collects.filter(isAccepted),
    uses: policy.uses.filter(isAccepted),
    shares: policy.shares.filter(isAccepted),
    denies: policy.denies.filter(isAccepted),
    choices: policy.choices.filter(isAccepted),
    trackerRows,
    trackers: [...new Set(trackerRows.map(({ tracker }) => tracker))],
  };
}
