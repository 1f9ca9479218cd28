import { useDirectory, useWarehouseName } from '../api/directory.ts';
import { useCodeText } from './code-text.ts';

/** A warehouse, carrier or payment method by the name that people use. */
export const usePlaceText = (): ((place: string) => string) => {
  const text = useCodeText();
  const warehouse = useWarehouseName();
  const { carriers } = useDirectory();
  return (place) => {
    const named = warehouse(place);
    if (named !== place) return named;
    return carriers.some((carrier) => carrier === place) ? text('carrier', place) : text('method', place);
  };
};
