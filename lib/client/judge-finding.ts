import { mutate } from 'swr';
import { visibleText } from '@/lib/model';
import { acceptFindingResultSchema, type JudgedFinding } from '@/lib/model/finding';
import { callApi } from './api';
import { notifyDone, notifyFailure } from './notices';
import { actionsKey } from './undo';

export const findingsKey = '/api/findings';

const acceptanceOf = ({ id }: JudgedFinding) => `${findingsKey}/${id}/acceptance`;

/** As it was seen: rejects where more has come to it meanwhile. */
export async function acceptFinding(finding: JudgedFinding, reason: string): Promise<void> {
  const path = `${acceptanceOf(finding)}?version=${finding.version}`;
  try {
    const { warning } = await callApi('PUT', path, acceptFindingResultSchema, { reason });
    notifyDone(`${finding.title}: accepted for ${visibleText(finding.name)}`, warning, {
      label: 'Reopen',
      run: () => void reopenFinding(finding),
      about: finding.id,
    });
  } finally {
    void readAgain();
  }
}

/** Never rejects. */
export async function reopenFinding(finding: JudgedFinding): Promise<void> {
  try {
    const { warning } = await callApi('DELETE', acceptanceOf(finding), acceptFindingResultSchema);
    notifyDone(`${finding.title}: open again for ${visibleText(finding.name)}`, warning);
  } catch (error) {
    notifyFailure(error);
  }
  void readAgain();
}

/** The findings, and the record of who accepted what. */
function readAgain(): Promise<unknown> {
  return mutate((key) => key === findingsKey || JSON.stringify(key ?? null).includes(actionsKey));
}
