import { Loading } from '../piece/loading.tsx';

export const CustomerOrderPage = () => <Loading />;
