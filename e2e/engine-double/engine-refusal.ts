/** A refusal in the engine's own words; the server answers `{"message": …}` with this status. */
export class EngineRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'EngineRefusal';
  }
}

export const notFound = (message: string) => new EngineRefusal(404, message);
export const forbidden = (message: string) => new EngineRefusal(403, message);
export const badRequest = (message: string) => new EngineRefusal(400, message);
export const conflict = (message: string) => new EngineRefusal(409, message);
export const systemError = (message: string) => new EngineRefusal(500, message);
export const unavailable = (message: string) => new EngineRefusal(503, message);
