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
export const BellIcon = icon(
    <path d="M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.500 5.500-1.500 5.500h12s-1.500-1.500-1.500-5.500A4.500 4.500 0 0 0 10 3ZM8.300 15.500a1.800 1.800 0 0 0 3.400 0" />,
);
export const ActivityIcon = icon(<path d="M2.5 10H6l2.5-6 3.5 12 2.5-6h3" />);
export const RolesIcon = icon(
    <path d="M10 2.75 16 5v4.6c0 3.6-2.4 6.3-6 7.65-3.6-1.350-6-4.050-6-7.650V5Zm-2.500 7 1.900 1.900 3.350-3.650" />,
);
export const TeamIcon = icon(
    <path d="M10 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM5.5 16c.4-2.8 2.2-4.3 4.5-4.3s4.1 1.5 4.5 4.3M4.8 10.4a1.8 1.8 0 1 1 .7-3.4M15.2 10.4a1.8 1.8 0 1 0-.7-3.4M2.3 14.6c.1-1.2.6-2 1.5-2.5M17.7 14.6c-.1-1.2-.6-2-1.5-2.5" />,
);
export const WorkspaceIcon = icon(
    <path d="M3 4.5h14v9H9.500L6 16.500v-3H3ZM6.500 8h7M6.500 10.500h4" />,
);
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
export const PhoneIcon = icon(
    <>
        <rect x="5.5" y="2.5" width="9" height="15" rx="1.75" />
        <path d="M9 14.750h2" />
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
export const BackIcon = icon(<path d="M15.5 10h-11M9 5.5 4.5 10 9 14.5" />);
export const MailIcon = icon(
    <>
        <rect x="2.5" y="4.5" width="15" height="11" rx="1.5" />
        <path d="m3 6 7 5 7-5" />
    </>,
);
export const InfoIcon = icon(
    <>
        <circle cx="10" cy="10" r="6.5" />
        <path d="M10 9.5v4M10 6.75v.01" />
    </>,
);
export const EyeIcon = icon(
    <>
        <path d="M2.2 10S5 4.8 10 4.8 17.8 10 17.8 10 15 15.2 10 15.2 2.2 10 2.2 10Z" />
        <circle cx="10" cy="10" r="2.3" />
    </>,
);
export const EditIcon = icon(<path d="m4 13.2-.5 3.3 3.3-.5 9-9-2.8-2.8ZM11 6.2 13.8 9" />);
export const TrashIcon = icon(
    <path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.6 10a1 1 0 0 0 1 1h5.8a1 1 0 0 0 1-1l.6-10M8.5 8.5v5M11.5 8.5v5" />,
);
export const ResetIcon = icon(<path d="M4 4.5v4h4M4.3 8.5a6 6 0 1 1-.2 3.2" />);
export const ColumnsIcon = icon(
    <>
        <rect x="3" y="4" width="14" height="12" rx="1.5" />
        <path d="M7.7 4v12M12.3 4v12" />
    </>,
);
export const LinkIcon = icon(
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1" />,
);
export const KeyIcon = icon(
    <>
        <circle cx="7" cy="13" r="3.25" />
        <path d="m9.4 10.6 7-7M13.5 6.5l2 2" />
    </>,
);
export const DoorIcon = icon(<path d="M3 17h14M5.500 17V3.500h9V17M11.750 10v.010" />);
export const MoreIcon = icon(<path d="M5 10h.01M10 10h.01M15 10h.01" />);
export const HelpIcon = icon(
    <>
        <circle cx="10" cy="10" r="6.5" />
        <path d="M8 8a2 2 0 1 1 2.900 1.800c-.6.3-.9.7-.9 1.400M10 13.500v.01" />
    </>,
);
export const KeyboardIcon = icon(
    <>
        <rect x="2.5" y="5" width="15" height="10" rx="1.5" />
        <path d="M5.500 8h.01M8.500 8h.01M11.500 8h.01M14.500 8h.01M7 12h6" />
    </>,
);
export const OrderIcon = icon(
    <path d="M5.5 6.5h11l-1.2 6.5h-8.6ZM5.5 6.5 5 3.5H2.5M8 16.5h.01M14 16.5h.01" />,
);
export const DocumentIcon = icon(
    <path d="M5 2.5h6.5L15.5 6.5v11H5ZM11.5 2.5v4h4M7.75 10.5h5M7.75 13.5h5" />,
);
export const ServerIcon = icon(
    <>
        <rect x="3" y="3.5" width="14" height="5.5" rx="1.25" />
        <rect x="3" y="11" width="14" height="5.5" rx="1.25" />
        <path d="M6 6.25h.01M6 13.75h.01M9.5 6.25h4.5M9.5 13.75h4.5" />
    </>,
);
export const AppsIcon = icon(
    <path d="M4 4h3v3H4ZM8.500 4h3v3h-3ZM13 4h3v3h-3ZM4 8.500h3v3H4ZM8.500 8.500h3v3h-3ZM13 8.500h3v3h-3ZM4 13h3v3H4ZM8.500 13h3v3h-3ZM13 13h3v3h-3Z" />,
);
export const ManageIcon = icon(
    <path d="M3.5 6h7M14.5 6h2M3.5 14h2M9.500 14h7M12.500 4v4M7.500 12v4" />,
);
export const ContactsIcon = icon(
    <>
        <rect x="4.5" y="2.5" width="12" height="15" rx="1.5" />
        <circle cx="10.5" cy="8" r="2" />
        <path d="M7.2 14.2c.3-1.8 1.6-2.9 3.3-2.9s3 1.1 3.3 2.9M2.5 6.5h2M2.5 10h2M2.5 13.5h2" />
    </>,
);
export const ClientIcon = icon(
    <>
        <rect x="2.5" y="6.5" width="15" height="10" rx="1.5" />
        <path d="M7 6.5V5a1.5 1.5 0 0 1 1.5-1.5h3A1.5 1.5 0 0 1 13 5v1.5M2.5 11h15" />
    </>,
);
export const ConnectIcon = icon(
    <>
        <circle cx="5" cy="13.5" r="2.5" />
        <circle cx="15" cy="6.5" r="2.5" />
        <path d="m7.100 12 5.800-4" />
    </>,
);
export const BlockIcon = icon(
    <>
        <circle cx="10" cy="10" r="6.5" />
        <path d="m5.400 5.400 9.200 9.200" />
    </>,
);
export const ProductIcon = icon(
    <path d="m10 3 6.5 3.500v7L10 17l-6.500-3.500v-7ZM3.500 6.500 10 10l6.500-3.500M10 10v7" />,
);
