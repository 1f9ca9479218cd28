import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';

/** To the sign-in page, with the address that was left: taken once, since it changes on the way. */
export const ToDoor = () => {
  const [search] = useState(() => ({ to: `${location.pathname}${location.search}` }));
  return <Navigate to="/sign-in" search={search as never} replace />;
};
