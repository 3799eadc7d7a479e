"""The time zone of each state's capital, which is what a state's local time means on a sheet.

Of a state with one zone it is that of `zone.tab` of the IANA database; of others, the table has the one whose comment
there, or whose name, is that of the capital or of the part of the country that it lies in.
"""

from functools import lru_cache

_OF_SEVERAL = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "FM": "Pacific/Pohnpei",
    "GL": "America/Nuuk",
    "ID": "Asia/Jakarta",
    "KI": "Pacific/Tarawa",
    "KZ": "Asia/Almaty",
    "MH": "Pacific/Majuro",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PG": "Pacific/Port_Moresby",
    "PS": "Asia/Hebron",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}


@lru_cache(maxsize=1)
def _zones() -> dict[str, tuple[str, ...]]:
    """Give the zones of each territory by its code (ISO 3166-1 alpha-2)."""
    from importlib.resources import files  # noqa: PLC0415 - most sheets have no local times

    found: dict[str, tuple[str, ...]] = {}
    for line in files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found[code] = (*found.get(code, ()), zone)
    return found


def capital_zone(code: str) -> str:
    """Give the IANA zone of a state's capital by the state's code (ISO 3166-1 alpha-2); empty where there is none.

    The European Union and other organisations have no local time.
    """
    if own := _OF_SEVERAL.get(code):
        return own
    zones = _zones().get(code, ())
    return zones[0] if len(zones) == 1 else ""
