import { useEffect, useRef, useState, type RefObject } from 'react';
import { placing } from './placing';
import { Picture, type PictureEvents } from './picture';

/** Builds the picture on its three sheets once they are there. */
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
    if (!host.current || !overlay.current || !underlay.current) return;
    const sheets = { host: host.current, overlay: overlay.current, underlay: underlay.current };
    try {
      const built = new Picture(sheets, placing, {
        onSelect: (id) => latest.current.onSelect(id),
        onOpen: (id) => latest.current.onOpen(id),
        onFold: (project) => latest.current.onFold(project),
        onDrop: (container, network) => latest.current.onDrop(container, network),
        onMove: (endpoint, network) => latest.current.onMove(endpoint, network),
        onGather: (container) => latest.current.onGather(container),
      });
      setPicture(built);
      return () => built.destroy();
    } catch (error) {
      setFailure(String(error));
      return;
    }
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
