import * as z from 'zod';
import {
  actionSchema,
  addressMapSchema,
  containerSchema,
  createNetworkRequestSchema,
  connectRequestSchema,
  endpointSchema,
  engineSchema,
  layoutChangeSchema,
  layoutSchema,
  networkSchema,
  previewSchema,
  statusOfCode,
  topologySchema,
} from '@/lib/model';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import type { Operation } from './handle';
import { operationKeyHeader } from './operation-key';
import { operations } from './operations';

const errorSchema = z.object({
  error: z.object({
    code: z.enum(Object.keys(statusOfCode)),
    message: z.string(),
    engineMessage: z.string().optional().describe('the engine’s own words'),
    field: z.string().optional().describe('where in the request the cause is, e.g. subnets.0.gateway'),
    requestId: z.string(),
  }),
});

const components = {
  Topology: topologySchema,
  Engine: engineSchema,
  Network: networkSchema,
  Container: containerSchema,
  Endpoint: endpointSchema,
  ConnectRequest: connectRequestSchema,
  CreateNetworkRequest: createNetworkRequestSchema,
  RunContainerRequest: runContainerRequestSchema,
  Preview: previewSchema,
  Action: actionSchema,
  AddressMap: addressMapSchema,
  Layout: layoutSchema,
  LayoutChange: layoutChangeSchema,
  Error: errorSchema,
} as const;

type Json = Record<string, unknown>;

/** OpenAPI 3.1, whose schemas are plain JSON Schema: zod writes them itself. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  const entries: [string, Operation][] = Object.entries(operations);
  for (const [key, operation] of entries) {
    const [method = '', path = ''] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Netloom', version, description: 'See, steer and measure Docker container networks.' },
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function namedSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: reference, io: 'input' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutAddress(schema)]));
}

function describe(operation: Operation): Json {
  const { summary, needs, once, params, query, body, answer, mediaType, status = 200 } = operation;
  const type = mediaType ?? (answer ? 'application/json' : 'text/event-stream');
  const schema = answer ? jsonSchema(answer) : { type: 'string' };
  return {
    summary,
    security: needs === 'open' ? [] : [{ bearer: [] }],
    'x-netloom-role': needs,
    parameters: [...parameters('path', params), ...parameters('query', query), ...(once ? [operationKey] : [])],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body) } } } } : {}),
    responses: {
      [status]: { description: 'Done', content: { [type]: { schema } } },
      default: {
        description: 'Not done, and why',
        content: { 'application/json': { schema: { $ref: reference('Error') } } },
      },
    },
  };
}

const operationKey = {
  name: operationKeyHeader,
  in: 'header',
  required: false,
  description: 'A UUID of the caller’s. What bears the same one is done once, and answered as the first time.',
  schema: { type: 'string' },
};

function parameters(place: 'path' | 'query', schema: z.core.$ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: property,
  }));
}

/** The schema itself, or a reference where it has a name. */
function jsonSchema(schema: z.core.$ZodType): Json {
  const [name] = Object.entries(components).find(([, component]) => component === schema) ?? [];
  return name ? { $ref: reference(name) } : withoutAddress(z.toJSONSchema(schema, { io: 'input' }));
}

function reference(id: string): string {
  return `#/components/schemas/${id}`;
}

function withoutAddress({ $schema: _dialect, $id: _address, ...schema }: Json): Json {
  return schema;
}
