import * as z from 'zod/mini';
// Not `z.locales`: every language there is would come along.
import en from 'zod/v4/locales/en.js';

// What zod finds wrong is read by people; zod/mini brings no words of its own for it.
z.config(en());
