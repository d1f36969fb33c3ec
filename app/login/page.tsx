import { redirect } from 'next/navigation';

/** Every page asks for the token itself; this address exists for those who look for it. The fragment survives. */
export default function LoginPage() {
  redirect('/');
}
