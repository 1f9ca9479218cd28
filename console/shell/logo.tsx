/** A parcel with its lid on. */
export const Logo = ({ size = 22 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <path d="M3 11 16 4l13 7-13 7z" fill="#e0a526" />
    <path d="M3 14 14.8 20.2v8.600L3 22z" fill="currentColor" />
    <path d="M29 14 17.2 20.2v8.600L29 22z" fill="currentColor" opacity="0.6" />
  </svg>
);
