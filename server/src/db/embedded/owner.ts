/** The superuser of the embedded cluster; migrations run as it. */
export const ownerName = 'evenhand'
