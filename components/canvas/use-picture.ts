import { useEffect, useRef, useState, type RefObject } from 'react';
import { placing } from './placing';
import type { Picture, PictureEvents } from './picture';

const pictureModule = import('./picture');

/** Builds the picture on its three sheets once they are there. Cytoscape (135 kB) is loaded when it is first shown. */
export function usePicture(events: PictureEvents): {
  picture: Picture | null;
  failure: string | null;
  fail: (error: unknown) => void;
  host: RefObject<HTMLDivElement | null>;
  underlay: RefObject<HTMLCanvasElement | null>;
  overlay: RefObject<HTMLCanvasElement | null>;
} {
  const host = useRef<HTMLDivElement>(null);
  const underlay = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const latest = useRef(events);
  const [picture, setPicture] = useState<Picture | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    let built: Picture | null = null;
    let left = false;
    const build = async () => {
      const { Picture } = await pictureModule;
      if (left || !host.current || !overlay.current || !underlay.current) return;
      const sheets = { host: host.current, overlay: overlay.current, underlay: underlay.current };
      built = new Picture(sheets, placing, {
        onSelect: (id) => latest.current.onSelect(id),
        onOpen: (id) => latest.current.onOpen(id),
        onFold: (project) => latest.current.onFold(project),
        onDrop: (container, network) => latest.current.onDrop(container, network),
        onMove: (endpoint, network) => latest.current.onMove(endpoint, network),
        onGather: (container) => latest.current.onGather(container),
      });
      setPicture(built);
    };
    build().catch((error: unknown) => setFailure(String(error)));
    return () => {
      left = true;
      built?.destroy();
    };
  }, []);
  return {
    picture,
    failure,
    fail: (error) => setFailure(error === null ? null : String(error)),
    host,
    underlay,
    overlay,
  };
}
