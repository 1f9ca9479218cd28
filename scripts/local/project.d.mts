export const PROJECT_ROOT: string;
export function dataFolder(): string;
