"""Queries, headings and words for the chemical elements."""

from __future__ import annotations

from bench.sets.sheet import slug

ELEMENTS = """
    SELECT elements.*, series.name AS family, boiling_point, melting_point, critical_temperature, critical_pressure
    FROM elements JOIN series ON series.id = series_id
    LEFT JOIN phasetransitions ON phasetransitions.id =
        (SELECT min(id) FROM phasetransitions p WHERE p.atomic_number = elements.atomic_number)
    ORDER BY elements.atomic_number"""
ISOTOPES = "SELECT * FROM isotopes WHERE atomic_number = ? ORDER BY mass_number"
IONS = "SELECT * FROM ionizationenergies WHERE atomic_number = ? ORDER BY ion_charge"
DECAYS = "SELECT * FROM isotopedecaymodes WHERE isotope_id = ? AND intensity > 0 ORDER BY id"

MEASURES = {  # the column: its heading in the table (its description and unit), the property, the unit, the topic
    "atomic_weight": ("Relative atomic weight (Da)", "Atomic weight", "Da", "atoms"),
    "atomic_radius": ("Atomic radius (pm)", "Atomic radius", "pm", "atoms"),
    "covalent_radius_pyykko": ("Single bond covalent radius by Pyykko et al. (pm)", "Covalent radius", "pm", "atoms"),
    "vdw_radius": ("Van der Waals radius (pm)", "Van der Waals radius", "pm", "atoms"),
    "metallic_radius": ("Single-bond metallic radius (pm)", "Metallic radius", "pm", "atoms"),
    "dipole_polarizability": ("Dipole polarizability (bohr^3)", "Dipole polarizability", "cubic bohr", "atoms"),
    "electron_affinity": ("Electron affinity (eV)", "Electron affinity", "eV", "atoms"),
    "en_allen": ("Allen's scale of electronegativity (eV)", "Electronegativity by Allen", "eV", "atoms"),
    "proton_affinity": ("Proton affinity (kJ/mol)", "Proton affinity", "kJ/mol", "atoms"),
    "gas_basicity": ("Gas basicity (kJ/mol)", "Gas basicity", "kJ/mol", "atoms"),
    "lattice_constant": ("Lattice constant (angstrom)", "Lattice constant", "ångström", "matter"),
    "density": ("Density at 295K (g/cm^3)", "Density", "g/cm³", "matter"),
    "melting_point": ("Melting point at 101.325 kPa pressure (K)", "Melting point", "K", "matter"),
    "boiling_point": ("Boiling point (K)", "Boiling point", "K", "matter"),
    "critical_temperature": ("Critical temperature (K)", "Critical temperature", "K", "matter"),
    "critical_pressure": ("Critical pressure (MPa)", "Critical pressure", "MPa", "matter"),
    "fusion_heat": ("Fusion heat (kJ/mol)", "Heat of fusion", "kJ/mol", "matter"),
    "evaporation_heat": ("Evaporation heat (kJ/mol)", "Heat of evaporation", "kJ/mol", "matter"),
    "heat_of_formation": ("Heat of formation (kJ/mol)", "Heat of formation", "kJ/mol", "matter"),
    "molar_heat_capacity": ("Molar heat capacity @ 25 C, 1 bar (J/mol/K)", "Molar heat capacity", "J/mol/K", "matter"),
    "specific_heat_capacity": ("Specific heat capacity @ 25 C, 1 bar (J/g/K)", "Specific heat", "J/g/K", "matter"),
    "thermal_conductivity": ("Thermal conductivity @25 C (W/m/K)", "Thermal conductivity", "W/m/K", "matter"),
    "abundance_crust": ("Abundance in the Earth's crust (mg/kg)", "Abundance in the crust", "mg/kg", "abundance"),
    "abundance_sea": ("Abundance in the seas (mg/L)", "Abundance in the sea", "mg/L", "abundance"),
    "production_concentration": (
        "The percentage of an element produced in the top producing country (%)",
        "Share of the top producer",
        "%",
        "abundance",
    ),
    "price_per_kg": ("Price per kg in USD (USD/kg)", "Price", "US dollars per kg", "abundance"),
}
TIMES = {  # the unit of a half-life in the database: ours
    "psec": "picoseconds",
    "nsec": "nanoseconds",
    "usec": "microseconds",
    "msec": "milliseconds",
    "sec": "seconds",
    "minute": "minutes",
    "hour": "hours",
    "day": "days",
    "year": "years",
    "kyear": "kyr",
    "Myear": "Myr",
    "Gyear": "Gyr",
    "asec": "attoseconds",
    "zsec": "zeptoseconds",
    "ysec": "yoctoseconds",
    "Tyear": "Tyr",
    "Pyear": "Pyr",
    "Eyear": "Eyr",
    "Zyear": "Zyr",
    "Yyear": "Yyr",
}
MODES = {
    "B-": "beta-minus decay",
    "B+": "beta-plus decay",
    "A": "alpha decay",
    "B-n": "beta-minus decay with a neutron",
    "B+p": "beta-plus decay with a proton",
    "SF": "spontaneous fission",
    "EC": "electron capture",
    "e+": "positron emission",
    "p": "proton emission",
    "n": "neutron emission",
}
BOUNDS = {
    "=": ("exactly", ""),
    "~": ("about", "about "),
    "<": ("less than", "less than "),
    ">": ("more than", "more than "),
}


def gap(unit: str) -> str:
    """Return what parts a number and its unit."""
    return "" if unit == "%" else " "


def _source(title: str) -> dict[str, str]:
    return {
        "type": "dataset",
        "title": title,
        "publisher": "mendeleev",
        "outlet": "research",
        "author": "Lukasz Mentel",
        "issued": "2026-09",
        "url": "https://pypi.org/project/mendeleev/",
        "retrieved": "2026-11-30",
        "language": "en",
    }


SOURCES = {
    "elements": _source("Elements, a table of mendeleev"),
    "isotopes": _source("Isotopes, a table of mendeleev"),
    "decays": _source("Decay modes of isotopes, a table of mendeleev"),
    "ions": _source("Ionization energies, a table of mendeleev"),
}
_UNITS = {unit: word for word, unit in TIMES.items() if unit[:-1] != word}  # a plural in -s needs no words
_WORDS = {"cubic bohr": "bohr^3", "g/cm³": "g/cm^3", "ångström": "angstrom", "US dollars per kg": "USD/kg"}
SHARED = {
    "kinds": {
        "element": {"label": "Element", "plural": "Elements", "schema_type": "ChemicalSubstance"},
        "family": {"label": "Family", "plural": "Families"},
        "isotope": {"label": "Isotope", "plural": "Isotopes"},
    },
    "sources": SOURCES,
    "units": {unit: {"label": unit, "words": [word]} for unit, word in (_UNITS | _WORDS).items()},
    "properties": {slug(label): {"label": label, "unit": unit} for _, label, unit, _ in MEASURES.values()}
    | {
        "ionization-energy": {"label": "Ionization energy", "unit": "eV"},
        "atomic-mass": {"label": "Atomic mass", "unit": "Da"},
        "abundance": {"label": "Share in nature", "unit": "%", "key": 2},
        "half-life": {"label": "Half-life", "unit": "seconds", "key": 1},
        "share-of-decays": {"label": "Share of decays", "unit": "%"},
    },
    "topics": {
        "atoms": {"label": "Atoms"},
        "matter": {"label": "Matter and heat"},
        "abundance": {"label": "Abundance and trade"},
        "nuclei": {"label": "Nuclei"},
        "ions": {"label": "Ions"},
        "discovery": {"label": "Discovery"},
    },
    "predicates": {"member of": {"inverse": "has members"}, "isotope of": {"inverse": "has isotopes"}},
}
