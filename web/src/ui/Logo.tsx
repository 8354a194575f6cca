/** The mark of Kith: two arcs that meet in one point, a K of people. */
export function Mark({ size = 24 }: { size?: number }) {
    return (
        <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="8" fill="#0e5863" />
            <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
                <path d="M9.5 7.5v17" />
                <path d="M22.5 7.5c0 5.2-5 8.5-12.6 8.5 7.6 0 12.6 3.3 12.6 8.5" />
            </g>
            <circle cx="9.5" cy="16" r="3.1" fill="#fff" />
        </svg>
    );
}
