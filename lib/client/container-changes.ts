import { visibleText, type Container, type ContainerVerb } from '@/lib/model';
import { changeContainer, removeContainer } from './actions';
import { containerOutcomes } from './action-words';
import { notifyDone, notifyFailure } from './notices';

/** Does it and says what came of it. Never rejects. */
export async function runContainerChange(container: Container, verb: ContainerVerb | 'delete'): Promise<void> {
  try {
    const { id, name } = container;
    const { warning } = verb === 'delete' ? await removeContainer(id) : await changeContainer(id, verb);
    notifyDone(containerOutcomes(visibleText(name))[verb], warning);
  } catch (error) {
    notifyFailure(error);
  }
}
