"""Claims, citations, the evidence between them, and their history."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bibtex_context",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("strings", sa.JSON(), nullable=False),
        sa.Column("preambles", sa.JSON(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["bibtex_context.id"], name=op.f("fk_bibtex_context_first_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bibtex_context")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "effect",
                "mechanism",
                "advice",
                name="claimkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("population", sa.String(), nullable=True),
        sa.Column("intervention", sa.String(), nullable=True),
        sa.Column("comparator", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column(
            "direction",
            sa.Enum(
                "increase",
                "decrease",
                "none",
                name="direction",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome_type",
            sa.Enum(
                "clinical",
                "patient-reported",
                "surrogate",
                "mechanism",
                name="outcometype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "certainty",
            sa.Enum(
                "high",
                "moderate",
                "low",
                "very-low",
                name="certainty",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("certainty_basis", sa.String(), nullable=True),
        sa.Column(
            "effect_size",
            sa.Enum(
                "large",
                "moderate",
                "small",
                "trivial",
                "unknown",
                name="effectsize",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("wording", sa.String(), nullable=True),
        sa.Column("cautions", sa.JSON(), nullable=False),
        sa.Column("article_says", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_key")),
    )
    op.create_index(op.f("ix_claim_topic"), "claim", ["topic"], unique=False)
    op.create_table(
        "concept",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("preferred_label", sa.String(), nullable=False),
        sa.Column("broader_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["broader_id"], ["concept.id"], name=op.f("fk_concept_broader_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
        sa.UniqueConstraint("key", name=op.f("uq_concept_key")),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=True),
        sa.Column("issn", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("title", name=op.f("uq_journal_title")),
    )
    op.create_table(
        "certainty_reason",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column(
            "domain",
            sa.Enum(
                "risk-of-bias",
                "inconsistency",
                "indirectness",
                "imprecision",
                "publication-bias",
                name="certaintydomain",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_certainty_reason_claim_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certainty_reason")),
        sa.UniqueConstraint("claim_id", "domain", name=op.f("uq_certainty_reason_claim_id_domain")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("first_row", sa.Integer(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["history_id"], ["history.id"], name=op.f("fk_change_history_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_history_id"), "change", ["history_id"], unique=False)
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("folded_key", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("journal_id", sa.Integer(), nullable=True),
        sa.Column("container", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("volume", sa.String(), nullable=True),
        sa.Column("issue", sa.String(), nullable=True),
        sa.Column("pages", sa.String(), nullable=True),
        sa.Column("doi", sa.String(), nullable=True),
        sa.Column("pmid", sa.String(), nullable=True),
        sa.Column("pmcid", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("abstract", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column(
            "study_design",
            sa.Enum(
                "meta-analysis",
                "systematic-review",
                "rct",
                "crossover-rct",
                "controlled-trial",
                "cohort",
                "case-control",
                "cross-sectional",
                "within-subject",
                "case-report",
                "qualitative",
                "narrative-review",
                "guideline",
                "animal",
                "in-vitro",
                "commentary",
                name="studydesign",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "species",
            sa.Enum(
                "human",
                "animal",
                "cells",
                "none",
                name="species",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("population", sa.String(), nullable=True),
        sa.Column("intervention", sa.String(), nullable=True),
        sa.Column("comparator", sa.String(), nullable=True),
        sa.Column("study", sa.String(), nullable=True),
        sa.Column("caveats", sa.JSON(), nullable=False),
        sa.Column("checked", sa.JSON(), nullable=False),
        sa.Column("retraction_checked", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("context_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name=op.f("ck_citation_month")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_citation_participants")),
        sa.ForeignKeyConstraint(["context_id"], ["bibtex_context.id"], name=op.f("fk_citation_context_id")),
        sa.ForeignKeyConstraint(["journal_id"], ["journal.id"], name=op.f("fk_citation_journal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sa.UniqueConstraint("folded_key", name=op.f("uq_citation_folded_key")),
        sa.UniqueConstraint("key", name=op.f("uq_citation_key")),
    )
    op.create_index(op.f("ix_citation_context_id"), "citation", ["context_id"], unique=False)
    op.create_index(op.f("ix_citation_doi"), "citation", ["doi"], unique=False)
    op.create_index(op.f("ix_citation_journal_id"), "citation", ["journal_id"], unique=False)
    op.create_index(op.f("ix_citation_pmid"), "citation", ["pmid"], unique=False)
    op.create_index(op.f("ix_citation_year"), "citation", ["year"], unique=False)
    op.create_table(
        "claim_concept",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "population",
                "intervention",
                "comparator",
                "outcome",
                name="conceptrole",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_concept_claim_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_claim_concept_concept_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_concept")),
        sa.UniqueConstraint("claim_id", "concept_id", "role", name=op.f("uq_claim_concept_claim_id_concept_id_role")),
    )
    op.create_index(op.f("ix_claim_concept_concept_id"), "claim_concept", ["concept_id"], unique=False)
    op.create_table(
        "label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["concept_id"], ["concept.id"], name=op.f("fk_label_concept_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label")),
        sa.UniqueConstraint("text", name=op.f("uq_label_text")),
    )
    op.create_index(op.f("ix_label_concept_id"), "label", ["concept_id"], unique=False)
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("opposite", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_phrase_claim_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    op.create_index(op.f("ix_phrase_claim_id"), "phrase", ["claim_id"], unique=False)
    op.create_table(
        "citation_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citation_id"], ["citation.id"], name=op.f("fk_citation_alias_citation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation_alias")),
        sa.UniqueConstraint("key", name=op.f("uq_citation_alias_key")),
    )
    op.create_index(op.f("ix_citation_alias_citation_id"), "citation_alias", ["citation_id"], unique=False)
    op.create_table(
        "contributor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "author",
                "editor",
                "translator",
                name="contributorrole",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("family", sa.String(), nullable=True),
        sa.Column("given", sa.String(), nullable=True),
        sa.Column("particle", sa.String(), nullable=True),
        sa.Column("suffix", sa.String(), nullable=True),
        sa.Column("literal", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["citation_id"], ["citation.id"], name=op.f("fk_contributor_citation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributor")),
    )
    op.create_index(op.f("ix_contributor_citation_id"), "contributor", ["citation_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "supports",
                "mixed",
                "no-effect",
                "disputes",
                "background",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "match",
            sa.Enum(
                "exact",
                "narrow",
                "broad",
                "related",
                name="match",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "effect",
            sa.Enum(
                "increase",
                "decrease",
                "no-difference",
                "unclear",
                name="effect",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "comparison",
            sa.Enum(
                "between-groups",
                "within-group",
                "unclear",
                "none",
                name="comparison",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("statistic", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("quote", sa.String(), nullable=True),
        sa.Column("locator", sa.String(), nullable=True),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_evidence_participants")),
        sa.ForeignKeyConstraint(
            ["citation_id"], ["citation.id"], name=op.f("fk_evidence_citation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("claim_id", "citation_id", name=op.f("uq_evidence_claim_id_citation_id")),
    )
    op.create_index(op.f("ix_evidence_citation_id"), "evidence", ["citation_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "retraction",
                "expression-of-concern",
                "correction",
                "reinstatement",
                name="noticekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["citation_id"], ["citation.id"], name=op.f("fk_notice_citation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_citation_id"), "notice", ["citation_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_notice_citation_id"), table_name="notice")
    op.drop_table("notice")
    op.drop_index(op.f("ix_evidence_citation_id"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_contributor_citation_id"), table_name="contributor")
    op.drop_table("contributor")
    op.drop_index(op.f("ix_citation_alias_citation_id"), table_name="citation_alias")
    op.drop_table("citation_alias")
    op.drop_index(op.f("ix_phrase_claim_id"), table_name="phrase")
    op.drop_table("phrase")
    op.drop_index(op.f("ix_label_concept_id"), table_name="label")
    op.drop_table("label")
    op.drop_index(op.f("ix_claim_concept_concept_id"), table_name="claim_concept")
    op.drop_table("claim_concept")
    op.drop_index(op.f("ix_citation_year"), table_name="citation")
    op.drop_index(op.f("ix_citation_pmid"), table_name="citation")
    op.drop_index(op.f("ix_citation_journal_id"), table_name="citation")
    op.drop_index(op.f("ix_citation_doi"), table_name="citation")
    op.drop_index(op.f("ix_citation_context_id"), table_name="citation")
    op.drop_table("citation")
    op.drop_index(op.f("ix_change_history_id"), table_name="change")
    op.drop_table("change")
    op.drop_table("certainty_reason")
    op.drop_table("journal")
    op.drop_table("history")
    op.drop_table("concept")
    op.drop_index(op.f("ix_claim_topic"), table_name="claim")
    op.drop_table("claim")
    op.drop_table("bibtex_context")
