import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import { emptyScene, type Scene } from '@/lib/graph/scene';
import type { SceneId } from '@/lib/graph/scene-ids';
import { standingFor } from '@/lib/graph/standing-for';

/** What of the picture is selected, put together, looked for; what is folded away is marked at what stands for it. */
export class Marks {
  private scene: Scene = emptyScene;
  private selected: readonly SceneId[] = [];
  private gathered: readonly SceneId[] = [];
  private found: readonly SceneId[] | null = null;

  constructor(private readonly graph: Core) {}

  /** Another scene is drawn: the marks hold for it too. */
  show(scene: Scene): void {
    this.scene = scene;
    this.mark('selected', this.selected);
    this.mark('gathered', this.gathered);
    if (this.found !== null) this.find(this.found);
  }

  select(id: SceneId | null): void {
    this.selected = id === null ? [] : [id];
    this.mark('selected', this.selected);
  }

  focus(id: SceneId | null): void {
    this.mark('focused', id === null ? [] : [id]);
  }

  /** What a person has put together. */
  gather(ids: readonly SceneId[]): void {
    this.gathered = ids;
    this.mark('gathered', ids);
  }

  /** Marks what was found and dims the rest; null looks for nothing. */
  find(ids: readonly SceneId[] | null): void {
    this.found = ids;
    this.mark('found', ids ?? []);
    const found = new Set<string>(ids?.map((id) => this.standingFor(id)));
    const passOver = (element: NodeSingular | EdgeSingular, isFound: boolean) =>
      void element.toggleClass('passed-over', ids !== null && !isFound);
    this.graph.batch(() => {
      this.graph.nodes().forEach((node) => passOver(node, found.has(node.id())));
      this.graph
        .edges()
        .forEach((edge) => passOver(edge, found.has(edge.source().id()) || found.has(edge.target().id())));
    });
  }

  /** What is drawn for it: itself, or the folded group that it is in. */
  standingFor(id: SceneId): SceneId {
    return standingFor(this.scene, id, (one) => this.graph.getElementById(one).nonempty());
  }

  private mark(name: string, ids: readonly SceneId[]): void {
    this.graph.batch(() => {
      this.graph.elements(`.${name}`).removeClass(name);
      for (const id of new Set(ids.map((one) => this.standingFor(one)))) this.graph.getElementById(id).addClass(name);
    });
  }
}
