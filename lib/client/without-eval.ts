import * as z from 'zod/mini';

// Before any schema is made: zod would try to compile it with `new Function`, which the content security policy refuses
// and counts as a violation, though nothing depends on it.
z.config({ jitless: true });
