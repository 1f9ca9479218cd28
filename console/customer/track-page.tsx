import { Loading } from '../piece/loading.tsx';

export const TrackPage = () => <Loading />;
