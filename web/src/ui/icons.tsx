// Line icons of one family: 20 px grid, one stroke weight, the color of the text.
import type { ReactNode } from "react";

function icon(drawing: ReactNode) {
    return function Icon({ size = 18 }: { size?: number }) {
        return (
            <svg
                width={size}
                height={size}
                viewBox="0 0 20 20"
                fill="none"
                stroke="currentColor"
                strokeWidth={1.5}
                strokeLinecap="round"
                strokeLinejoin="round"
                aria-hidden="true"
                focusable="false"
            >
                {drawing}
            </svg>
        );
    };
}

export const HomeIcon = icon(<path d="M3.5 8.8 10 3.5l6.5 5.3v7.2H12v-4.5H8V16H3.5Z" />);
export const UsersIcon = icon(
    <>
        <circle cx="7.5" cy="7" r="2.75" />
        <path d="M2.5 16c.4-2.8 2.4-4.5 5-4.5s4.6 1.7 5 4.5M13 4.5a2.75 2.75 0 0 1 0 5M14.5 11.8c1.7.6 2.7 2 3 4.2" />
    </>,
);
export const ActivityIcon = icon(<path d="M2.5 10H6l2.5-6 3.5 12 2.5-6h3" />);
export const PersonIcon = icon(
    <>
        <circle cx="10" cy="6.75" r="3" />
        <path d="M4 16.5c.5-3.3 2.9-5.25 6-5.25s5.5 1.95 6 5.25" />
    </>,
);
export const SignOutIcon = icon(
    <path d="M8 16.5H4.5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1H8M13 13.5l3.5-3.5L13 6.5M16 10H8" />,
);
export const SunIcon = icon(
    <>
        <circle cx="10" cy="10" r="3.25" />
        <path d="M10 2.5V4M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1" />
    </>,
);
export const MoonIcon = icon(
    <path d="M16.5 11.6A6.75 6.75 0 0 1 8.4 3.5a6.75 6.75 0 1 0 8.1 8.1Z" />,
);
export const ScreenIcon = icon(
    <>
        <rect x="2.5" y="3.5" width="15" height="10" rx="1.5" />
        <path d="M7.5 16.5h5" />
    </>,
);
export const MenuIcon = icon(<path d="M3 6h14M3 10h14M3 14h14" />);
export const ChevronIcon = icon(<path d="m6.5 8 3.5 3.5L13.5 8" />);
export const UpIcon = icon(<path d="M10 15.5v-11M5.5 9 10 4.5 14.5 9" />);
export const DownIcon = icon(<path d="M10 4.5v11M5.5 11l4.5 4.5 4.5-4.5" />);
export const SearchIcon = icon(
    <>
        <circle cx="9" cy="9" r="5" />
        <path d="m13 13 3.5 3.5" />
    </>,
);
export const CheckIcon = icon(<path d="m4.5 10.5 3.5 3.5 7.5-8" />);
export const PlusIcon = icon(<path d="M10 4.5v11M4.5 10h11" />);
export const CloseIcon = icon(<path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />);
export const ClockIcon = icon(
    <>
        <circle cx="10" cy="10" r="6.5" />
        <path d="M10 6.5V10l2.5 1.5" />
    </>,
);
export const WarningIcon = icon(<path d="M10 3.5 17.5 16.5h-15ZM10 8.5v3.5M10 14.25v.01" />);
export const CopyIcon = icon(
    <>
        <rect x="7" y="7" width="9.5" height="9.5" rx="1.5" />
        <path d="M13 7V4.5a1 1 0 0 0-1-1H4.5a1 1 0 0 0-1 1V12a1 1 0 0 0 1 1H7" />
    </>,
);
export const ArrowIcon = icon(<path d="M4.5 10h11M11 5.5l4.5 4.5-4.5 4.5" />);
export const MailIcon = icon(
    <>
        <rect x="2.5" y="4.5" width="15" height="11" rx="1.5" />
        <path d="m3 6 7 5 7-5" />
    </>,
);
export const SwitchIcon = icon(<path d="M4 7.5h12l-3-3M16 12.5H4l3 3" />);
