import { z } from 'zod';
import { announce, commonFlags, readFlags } from '../kit/main.ts';
import { startMessageSink } from './start.ts';

announce(await startMessageSink(readFlags(commonFlags.extend({ token: z.string().min(16) }))));
