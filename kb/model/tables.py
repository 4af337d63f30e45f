"""What is stored: the tables of the base as SQLAlchemy's typed classes."""

import datetime
import enum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    DateTime,
    Enum,
    ForeignKey,
    MetaData,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, validates

from kb.model.terms import (
    Certainty,
    CertaintyDomain,
    ClaimKind,
    Comparison,
    ConceptRole,
    ContributorRole,
    Direction,
    Effect,
    EffectSize,
    Match,
    NoticeKind,
    OutcomeType,
    Species,
    Stance,
    StudyDesign,
)


class Base(DeclarativeBase):
    """Every constraint has a name, so that a migration can speak of it; enums are stored by their values."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it off the class
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=True,
            values_callable=lambda members: [member.value for member in members],
            length=32,
        ),
        list[str]: JSON,
        dict[str, Any]: JSON,
    }


def _child(table: str) -> Mapped[int]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


class Concept(Base):
    """A thing that claims are about (SKOS concept)."""

    __tablename__ = "concept"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    preferred_label: Mapped[str]
    broader_id: Mapped[int | None] = mapped_column(ForeignKey("concept.id", ondelete="SET NULL"))

    broader: Mapped["Concept | None"] = relationship(remote_side="Concept.id")
    labels: Mapped[list["Label"]] = relationship(
        cascade="all, delete-orphan", order_by="Label.id", passive_deletes=False
    )


class Label(Base):
    """Another name of a concept (SKOS altLabel); no label belongs to two concepts."""

    __tablename__ = "label"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = _child("concept")
    text: Mapped[str] = mapped_column(unique=True)


class Claim(Base):
    """A checkable statement with its PICO parts, a direction and the certainty that people gave it."""

    __tablename__ = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    statement: Mapped[str]
    topic: Mapped[str | None] = mapped_column(index=True)
    kind: Mapped[ClaimKind] = mapped_column(default=ClaimKind.EFFECT)
    population: Mapped[str | None]
    intervention: Mapped[str | None]
    comparator: Mapped[str | None]
    outcome: Mapped[str | None]
    direction: Mapped[Direction] = mapped_column(default=Direction.NONE)
    outcome_type: Mapped[OutcomeType | None]
    certainty: Mapped[Certainty | None]
    certainty_basis: Mapped[str | None]
    effect_size: Mapped[EffectSize] = mapped_column(default=EffectSize.UNKNOWN)
    wording: Mapped[str | None]
    cautions: Mapped[list[str]] = mapped_column(default=list)
    article_says: Mapped[str | None]

    phrases: Mapped[list["Phrase"]] = relationship(cascade="all, delete-orphan", order_by="Phrase.id")
    certainty_reasons: Mapped[list["CertaintyReason"]] = relationship(
        cascade="all, delete-orphan", order_by="CertaintyReason.id"
    )
    concepts: Mapped[list["ClaimConcept"]] = relationship(cascade="all, delete-orphan", order_by="ClaimConcept.id")
    evidence: Mapped[list["Evidence"]] = relationship(
        cascade="all, delete-orphan", back_populates="claim", order_by="Evidence.id"
    )


class Phrase(Base):
    """Another wording of a claim, or, where `opposite`, of its reverse."""

    __tablename__ = "phrase"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = _child("claim")
    text: Mapped[str]
    opposite: Mapped[bool] = mapped_column(default=False)


class CertaintyReason(Base):
    """Why a claim's certainty was rated down, by GRADE domain."""

    __tablename__ = "certainty_reason"
    __table_args__ = (UniqueConstraint("claim_id", "domain"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    domain: Mapped[CertaintyDomain]
    note: Mapped[str | None]


class ClaimConcept(Base):
    """Which concept stands for which part of a claim."""

    __tablename__ = "claim_concept"
    __table_args__ = (UniqueConstraint("claim_id", "concept_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    concept_id: Mapped[int] = _child("concept")
    role: Mapped[ConceptRole]

    concept: Mapped[Concept] = relationship()


class Journal(Base):
    """A periodical, by its title as the records give it."""

    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(unique=True)
    abbreviation: Mapped[str | None]
    issn: Mapped[str | None]


class BibtexContext(Base):
    """The @string definitions that some entries of an imported file use, and the file's @preamble blocks.

    A file that defines a macro twice has several contexts; the first of them holds the preambles.
    """

    __tablename__ = "bibtex_context"

    id: Mapped[int] = mapped_column(primary_key=True)
    strings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    preambles: Mapped[list[str]] = mapped_column(default=list)
    first_id: Mapped[int | None] = mapped_column(ForeignKey("bibtex_context.id"))


class Citation(Base):
    """The bibliographic record of a work under its citation key, and what kind of study it is.

    `source` is the BibTeX entry as it came; the other columns are what readers and rules need of it.
    """

    __tablename__ = "citation"
    __table_args__ = (
        CheckConstraint("participants >= 0", name="participants"),
        CheckConstraint("month BETWEEN 1 AND 12", name="month"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    # BibTeX takes Smith2020 and smith2020 for the same key, so no two works may differ in that alone.
    folded_key: Mapped[str] = mapped_column(unique=True)
    type: Mapped[str]
    title: Mapped[str | None]
    journal_id: Mapped[int | None] = mapped_column(ForeignKey("journal.id"), index=True)
    container: Mapped[str | None]
    year: Mapped[int | None] = mapped_column(index=True)
    month: Mapped[int | None]
    volume: Mapped[str | None]
    issue: Mapped[str | None]
    pages: Mapped[str | None]
    doi: Mapped[str | None] = mapped_column(index=True)
    pmid: Mapped[str | None] = mapped_column(index=True)
    pmcid: Mapped[str | None]
    url: Mapped[str | None]
    abstract: Mapped[str | None]
    language: Mapped[str | None]
    study_design: Mapped[StudyDesign | None]
    species: Mapped[Species | None]
    participants: Mapped[int | None]
    population: Mapped[str | None]
    intervention: Mapped[str | None]
    comparator: Mapped[str | None]
    study: Mapped[str | None]
    caveats: Mapped[list[str]] = mapped_column(default=list)
    checked: Mapped[list[str]] = mapped_column(default=list)
    retraction_checked: Mapped[datetime.date | None] = mapped_column(Date)
    source: Mapped[str]
    context_id: Mapped[int | None] = mapped_column(ForeignKey("bibtex_context.id"), index=True)

    journal: Mapped[Journal | None] = relationship()
    context: Mapped[BibtexContext | None] = relationship()
    contributors: Mapped[list["Contributor"]] = relationship(cascade="all, delete-orphan", order_by="Contributor.id")
    notices: Mapped[list["Notice"]] = relationship(cascade="all, delete-orphan", order_by="Notice.id")
    aliases: Mapped[list["CitationAlias"]] = relationship(
        cascade="all, delete-orphan", order_by="CitationAlias.id", back_populates="citation"
    )
    evidence: Mapped[list["Evidence"]] = relationship(
        cascade="all, delete-orphan", back_populates="citation", order_by="Evidence.id"
    )

    @validates("key")
    def _fold_key(self, _: str, key: str) -> str:
        self.folded_key = key.casefold()
        return key


class CitationAlias(Base):
    """An earlier or another key of a work, still resolvable."""

    __tablename__ = "citation_alias"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    citation_id: Mapped[int] = _child("citation")

    citation: Mapped[Citation] = relationship(back_populates="aliases")


class Contributor(Base):
    """A person or an organisation (`literal`) that wrote, edited or translated a work, in order."""

    __tablename__ = "contributor"

    id: Mapped[int] = mapped_column(primary_key=True)
    citation_id: Mapped[int] = _child("citation")
    role: Mapped[ContributorRole] = mapped_column(default=ContributorRole.AUTHOR)
    family: Mapped[str | None]
    given: Mapped[str | None]
    particle: Mapped[str | None]
    suffix: Mapped[str | None]
    literal: Mapped[str | None]


class Evidence(Base):
    """What one work found about one claim."""

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("claim_id", "citation_id"),
        CheckConstraint("participants >= 0", name="participants"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    citation_id: Mapped[int] = _child("citation")
    stance: Mapped[Stance]
    match: Mapped[Match] = mapped_column(default=Match.EXACT)
    effect: Mapped[Effect] = mapped_column(default=Effect.UNCLEAR)
    comparison: Mapped[Comparison] = mapped_column(default=Comparison.UNCLEAR)
    participants: Mapped[int | None]
    statistic: Mapped[str | None]
    result: Mapped[str | None]
    quote: Mapped[str | None]
    locator: Mapped[str | None]

    claim: Mapped[Claim] = relationship(back_populates="evidence")
    citation: Mapped[Citation] = relationship(back_populates="evidence")


class Notice(Base):
    """A retraction, expression of concern, correction or reinstatement of a work."""

    __tablename__ = "notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    citation_id: Mapped[int] = _child("citation")
    kind: Mapped[NoticeKind]
    date: Mapped[datetime.date | None] = mapped_column(Date)
    reason: Mapped[str | None]
    source: Mapped[str | None]


class History(Base):
    """One command that changed data: the unit of `kb undo`."""

    __tablename__ = "history"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime.datetime] = mapped_column(DateTime)
    command: Mapped[str]
    summary: Mapped[str]
    undone_at: Mapped[datetime.datetime | None] = mapped_column(DateTime)

    changes: Mapped[list["Change"]] = relationship(cascade="all, delete-orphan", order_by="Change.id")


class Change(Base):
    """One row, or one run of inserted rows, that a command changed, with its values before and after."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True)
    history_id: Mapped[int] = _child("history")
    table: Mapped[str]
    first_row: Mapped[int]
    last_row: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
