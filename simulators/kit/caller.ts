import { createClient, type PackhorseClient } from '../../client/client.ts';

const TIMEOUT_MS = 15_000;

/** The public API as somebody with this key uses it; calls under way end when `stop` does. */
export const createCaller = (apiUrl: string, apiKey: string, stop: AbortSignal): PackhorseClient =>
  createClient({
    baseUrl: apiUrl,
    apiKey,
    fetch: (request) => fetch(request, { signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]) }),
  });
