import * as z from 'zod/mini';

// What zod finds wrong is read by people; zod/mini brings no words of its own for it.
z.config(z.locales.en());
