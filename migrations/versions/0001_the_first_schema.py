"""The first schema"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Written out here, since the model's own types may change later and this migration must not.
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
MOMENT = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")


def _where(condition: str) -> dict[str, sa.TextClause]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


LIVE = _where("withdrawn_at IS NULL")
WITHDRAWN = _where("withdrawn_at IS NOT NULL")
TO_DO = _where("withdrawn_at IS NULL AND state NOT IN ('published', 'corrected', 'withdrawn')")
CHANGED = _where("withdrawn_at IS NULL AND changed")
AGAINST = _where("withdrawn_at IS NULL AND relation IN ('contradicts', 'contrary', 'tension')")

SEARCHED = ("article", "claim", "source")


def upgrade() -> None:
    op.create_table(
        "claimant",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("length(name) <= 300", name=op.f("ck_claimant_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claimant")),
        sa.UniqueConstraint("uid", name=op.f("uq_claimant_uid")),
    )
    op.create_index("uq_claimant_name", "claimant", ["name"], unique=True, **LIVE)
    op.create_table(
        "ledger_change",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("entry_uid", UID, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_uid", UID, nullable=False),
        sa.Column("inserted", sa.Boolean(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_change")),
    )
    op.create_index(op.f("ix_ledger_change_entry_uid"), "ledger_change", ["entry_uid"])
    op.create_index(op.f("ix_ledger_change_row_uid"), "ledger_change", ["row_uid"])
    op.create_table(
        "ledger_entry",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("member", UID, nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("batch", UID, nullable=True),
        sa.Column("undoes", NUMBER, nullable=True),
        sa.Column("returned", sa.JSON(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_ledger_entry_uid")),
    )
    op.create_index(op.f("ix_ledger_entry_batch"), "ledger_entry", ["batch"])
    op.create_index(op.f("ix_ledger_entry_command_number"), "ledger_entry", ["command", "number"])
    op.create_index(op.f("ix_ledger_entry_member_number"), "ledger_entry", ["member", "number"])
    op.create_index(op.f("ix_ledger_entry_undoes"), "ledger_entry", ["undoes"])
    op.create_table(
        "ledger_head",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("desk", UID, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_ledger_head_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_head")),
    )
    op.create_table(
        "member",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "viewer",
                "analyst",
                "editor",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("length(login) <= 200", name=op.f("ck_member_login_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_member_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("id", "login", name=op.f("uq_member_id_login")),
        sa.UniqueConstraint("uid", name=op.f("uq_member_uid")),
    )
    op.create_index("uq_member_login", "member", ["login"], unique=True, **LIVE)
    op.create_index("uq_member_name", "member", ["name"], unique=True, **LIVE)
    op.create_table(
        "scale",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "axis",
            sa.Enum(
                "veracity",
                "context",
                "media",
                "promise",
                name="axis",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("length(name) <= 1024", name=op.f("ck_scale_name_length")),
        sa.CheckConstraint("length(title) <= 1024", name=op.f("ck_scale_title_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scale")),
        sa.UniqueConstraint("uid", name=op.f("uq_scale_uid")),
    )
    op.create_index("uq_scale_name_number", "scale", ["name", "number"], unique=True, **LIVE)
    op.create_table(
        "presence",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("terminal", UID, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("member_login", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("editing", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("length(subject) <= 20", name=op.f("ck_presence_subject_length")),
        sa.ForeignKeyConstraint(
            ["member_id", "member_login"],
            ["member.id", "member.login"],
            name=op.f("fk_presence_member_id_member_login"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
        sa.UniqueConstraint("terminal", name=op.f("uq_presence_terminal")),
    )
    op.create_table(
        "setting",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint("length(key) <= 1024", name=op.f("ck_setting_key_length")),
        sa.CheckConstraint("length(value) <= 1024", name=op.f("ck_setting_value_length")),
        sa.CheckConstraint(
            "key <> 'review_policy' OR value IN ('own', 'second person')", name=op.f("ck_setting_review_policy")
        ),
        sa.CheckConstraint(
            "key <> 'approvals' OR value IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')",
            name=op.f("ck_setting_approvals"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("uid", name=op.f("uq_setting_uid")),
    )
    op.create_index("uq_setting_key", "setting", ["key"], unique=True, **LIVE)
    op.create_table(
        "source",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "url",
                "document",
                "interview",
                "dataset",
                name="sourcekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("primary", sa.Boolean(), nullable=False),
        sa.Column("reliability", sa.Text(), nullable=True),
        sa.Column("reliability_reason", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.CheckConstraint("reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name=op.f("ck_source_reliability")),
        sa.CheckConstraint("length(byline) <= 1024", name=op.f("ck_source_byline_length")),
        sa.CheckConstraint("length(language) <= 40", name=op.f("ck_source_language_length")),
        sa.CheckConstraint("length(origin) <= 1024", name=op.f("ck_source_origin_length")),
        sa.CheckConstraint("length(published) <= 40", name=op.f("ck_source_published_length")),
        sa.CheckConstraint("length(publisher) <= 1024", name=op.f("ck_source_publisher_length")),
        sa.CheckConstraint("length(reliability_reason) <= 1024", name=op.f("ck_source_reliability_reason_length")),
        sa.CheckConstraint("length(title) <= 1024", name=op.f("ck_source_title_length")),
        sa.CheckConstraint("length(url) <= 4096", name=op.f("ck_source_url_length")),
        sa.CheckConstraint("length(url_key) <= 1024", name=op.f("ck_source_url_key_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("uid", name=op.f("uq_source_uid")),
    )
    op.create_index("uq_source_url_key", "source", ["url_key"], unique=True, **LIVE)
    op.create_table(
        "article",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("assignee_id", NUMBER, nullable=True),
        sa.Column("text_key", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.CheckConstraint("length(byline) <= 1024", name=op.f("ck_article_byline_length")),
        sa.CheckConstraint("length(language) <= 40", name=op.f("ck_article_language_length")),
        sa.CheckConstraint("length(modified) <= 40", name=op.f("ck_article_modified_length")),
        sa.CheckConstraint("length(origin) <= 1024", name=op.f("ck_article_origin_length")),
        sa.CheckConstraint("length(published) <= 40", name=op.f("ck_article_published_length")),
        sa.CheckConstraint("length(publisher) <= 1024", name=op.f("ck_article_publisher_length")),
        sa.CheckConstraint("length(title) <= 1024", name=op.f("ck_article_title_length")),
        sa.CheckConstraint("length(url) <= 4096", name=op.f("ck_article_url_length")),
        sa.CheckConstraint("length(url_key) <= 1024", name=op.f("ck_article_url_key_length")),
        sa.ForeignKeyConstraint(
            ["assignee_id"], ["member.id"], name=op.f("fk_article_assignee_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("uid", name=op.f("uq_article_uid")),
    )
    op.create_index(op.f("ix_article_assignee_id_id"), "article", ["assignee_id", "id"])
    op.create_index("ix_article_live", "article", ["id"], **LIVE)
    op.create_index("uq_article_text_key", "article", ["text_key"], unique=True, **LIVE)
    op.create_index("uq_article_url_key", "article", ["url_key"], unique=True, **LIVE)
    op.create_table(
        "capture",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("source_id", NUMBER, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("obtained_at", MOMENT, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("member_login", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(media_type) <= 1024", name=op.f("ck_capture_media_type_length")),
        sa.CheckConstraint("length(sha256) <= 64", name=op.f("ck_capture_sha256_length")),
        sa.CheckConstraint("length(tool) <= 1024", name=op.f("ck_capture_tool_length")),
        sa.CheckConstraint("length(url) <= 4096", name=op.f("ck_capture_url_length")),
        sa.ForeignKeyConstraint(
            ["member_id", "member_login"],
            ["member.id", "member.login"],
            name=op.f("fk_capture_member_id_member_login"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_capture_source_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("uid", name=op.f("uq_capture_uid")),
    )
    op.create_index(op.f("ix_capture_source_id"), "capture", ["source_id"])
    op.create_table(
        "claim",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "fact",
                "number",
                "quote",
                "offer",
                "forecast",
                "allegation",
                "charge",
                "opinion",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "checks",
            sa.Enum("content", "attribution", name="checks", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("translator", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("assignee_id", NUMBER, nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "drafted",
                "in review",
                "returned",
                "approved",
                "published",
                "corrected",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(language) <= 40", name=op.f("ck_claim_language_length")),
        sa.CheckConstraint("length(original) <= 1024", name=op.f("ck_claim_original_length")),
        sa.CheckConstraint("length(text) <= 1024", name=op.f("ck_claim_text_length")),
        sa.CheckConstraint("length(translator) <= 1024", name=op.f("ck_claim_translator_length")),
        sa.ForeignKeyConstraint(["assignee_id"], ["member.id"], name=op.f("fk_claim_assignee_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_uid")),
    )
    op.create_index(op.f("ix_claim_assignee_id_id"), "claim", ["assignee_id", "id"])
    op.create_index(op.f("ix_claim_due_id"), "claim", ["due", "id"])
    op.create_index(op.f("ix_claim_state_id"), "claim", ["state", "id"], **LIVE)
    op.create_index("ix_claim_to_do", "claim", ["assignee_id", "id"], **TO_DO)
    op.create_index("ix_claim_to_do_due", "claim", ["due", "id"], **TO_DO)
    op.create_index("ix_claim_changed", "claim", ["id"], **CHANGED)
    op.create_index("ix_claim_withdrawn", "claim", ["id"], **WITHDRAWN)
    op.create_table(
        "rating",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("scale_id", NUMBER, nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("glyph", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("place", NUMBER, nullable=True),
        sa.CheckConstraint("length(colour) <= 1024", name=op.f("ck_rating_colour_length")),
        sa.CheckConstraint("length(glyph) <= 1024", name=op.f("ck_rating_glyph_length")),
        sa.CheckConstraint("length(label) <= 1024", name=op.f("ck_rating_label_length")),
        sa.CheckConstraint("length(meaning) <= 1024", name=op.f("ck_rating_meaning_length")),
        sa.CheckConstraint("place BETWEEN 0 AND 1000", name=op.f("ck_rating_place")),
        sa.ForeignKeyConstraint(["scale_id"], ["scale.id"], name=op.f("fk_rating_scale_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("uid", name=op.f("uq_rating_uid")),
    )
    op.create_index(op.f("ix_rating_scale_id_position"), "rating", ["scale_id", "position"])
    op.create_index("uq_rating_label", "rating", ["scale_id", "label"], unique=True, **LIVE)
    op.create_table(
        "appearance",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.CheckConstraint("article_id IS NOT NULL OR url <> ''", name=op.f("ck_appearance_somewhere")),
        sa.CheckConstraint("length(said_on) <= 40", name=op.f("ck_appearance_said_on_length")),
        sa.CheckConstraint("length(url) <= 4096", name=op.f("ck_appearance_url_length")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_appearance_article_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_appearance_claim_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sa.UniqueConstraint("uid", name=op.f("uq_appearance_uid")),
    )
    op.create_index(op.f("ix_appearance_article_id"), "appearance", ["article_id"])
    op.create_index(op.f("ix_appearance_claim_id"), "appearance", ["claim_id"])
    op.create_index("uq_appearance_claim_id_article_id", "appearance", ["claim_id", "article_id"], unique=True, **LIVE)
    op.create_table(
        "claim_claimant",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("claimant_id", NUMBER, nullable=False),
        sa.Column(
            "part",
            sa.Enum("said", "relayed by", name="part", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_claimant_claim_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["claimant_id"], ["claimant.id"], name=op.f("fk_claim_claimant_claimant_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_claimant")),
        sa.UniqueConstraint("uid", name=op.f("uq_claim_claimant_uid")),
    )
    op.create_index(op.f("ix_claim_claimant_claim_id"), "claim_claimant", ["claim_id"])
    op.create_index(op.f("ix_claim_claimant_claimant_id"), "claim_claimant", ["claimant_id"])
    op.create_index(
        "uq_claim_claimant_part", "claim_claimant", ["claim_id", "claimant_id", "part"], unique=True, **LIVE
    )
    op.create_table(
        "comment",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=True),
        sa.Column("claim_id", NUMBER, nullable=True),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("member_login", sa.Text(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("(article_id IS NULL) <> (claim_id IS NULL)", name=op.f("ck_comment_one_subject")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_comment_article_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_comment_claim_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["member_id", "member_login"],
            ["member.id", "member.login"],
            name=op.f("fk_comment_member_id_member_login"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("uid", name=op.f("uq_comment_uid")),
    )
    op.create_index(op.f("ix_comment_article_id"), "comment", ["article_id"])
    op.create_index(op.f("ix_comment_claim_id"), "comment", ["claim_id"])
    op.create_table(
        "mention",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("comment_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_mention_comment_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_mention_member_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("uid", name=op.f("uq_mention_uid")),
    )
    op.create_index(op.f("ix_mention_comment_id"), "mention", ["comment_id"])
    op.create_index(op.f("ix_mention_member_id_done_at_comment_id"), "mention", ["member_id", "done_at", "comment_id"])
    op.create_index("uq_mention_pair", "mention", ["comment_id", "member_id"], unique=True, **LIVE)
    op.create_table(
        "evidence",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("source_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "supports", "refutes", "context", name="stance", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("capture_id", NUMBER, nullable=True),
        sa.Column("credibility", NUMBER, nullable=True),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.CheckConstraint("credibility BETWEEN 1 AND 6", name=op.f("ck_evidence_credibility")),
        sa.CheckConstraint("length(locator) <= 1024", name=op.f("ck_evidence_locator_length")),
        sa.ForeignKeyConstraint(
            ["capture_id"], ["capture.id"], name=op.f("fk_evidence_capture_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_evidence_source_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("uid", name=op.f("uq_evidence_uid")),
    )
    op.create_index(op.f("ix_evidence_claim_id"), "evidence", ["claim_id"])
    op.create_index(op.f("ix_evidence_source_id"), "evidence", ["source_id"])
    op.create_index("uq_evidence_number", "evidence", ["claim_id", "source_id", "number"], unique=True, **LIVE)
    op.create_table(
        "relation",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("a_id", NUMBER, nullable=False),
        sa.Column("b_id", NUMBER, nullable=False),
        sa.Column(
            "relation",
            sa.Enum(
                "contradicts",
                "contrary",
                "tension",
                "supports",
                "repeats",
                "refines",
                name="relation",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "basis",
            sa.Enum(
                "identity",
                "status",
                "number",
                "date",
                "place",
                "attribution",
                "denial",
                "wording",
                "definition",
                "cause",
                name="basis",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column(
            "resolution",
            sa.Enum(
                "a prevails",
                "b prevails",
                "both hold",
                "unresolved",
                name="resolution",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("resolution_note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "relation NOT IN ('contradicts', 'contrary', 'tension', 'repeats') OR a_id < b_id",
            name=op.f("ck_relation_stored_once"),
        ),
        sa.CheckConstraint("a_id <> b_id", name=op.f("ck_relation_two_claims")),
        sa.CheckConstraint("length(note) <= 1024", name=op.f("ck_relation_note_length")),
        sa.CheckConstraint("length(resolution_note) <= 1024", name=op.f("ck_relation_resolution_note_length")),
        sa.ForeignKeyConstraint(["a_id"], ["claim.id"], name=op.f("fk_relation_a_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["b_id"], ["claim.id"], name=op.f("fk_relation_b_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
        sa.UniqueConstraint("uid", name=op.f("uq_relation_uid")),
    )
    op.create_index(op.f("ix_relation_a_id"), "relation", ["a_id"])
    op.create_index("ix_relation_against_a", "relation", ["a_id", "b_id"], **AGAINST)
    op.create_index("ix_relation_against_b", "relation", ["b_id", "a_id"], **AGAINST)
    op.create_index(op.f("ix_relation_b_id"), "relation", ["b_id"])
    op.create_index("uq_relation_pair", "relation", ["a_id", "b_id"], unique=True, **LIVE)
    op.create_table(
        "rival_dismissal",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("a_id", NUMBER, nullable=False),
        sa.Column("b_id", NUMBER, nullable=False),
        sa.CheckConstraint("a_id < b_id", name=op.f("ck_rival_dismissal_stored_once")),
        sa.ForeignKeyConstraint(["a_id"], ["claim.id"], name=op.f("fk_rival_dismissal_a_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["b_id"], ["claim.id"], name=op.f("fk_rival_dismissal_b_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rival_dismissal")),
        sa.UniqueConstraint("uid", name=op.f("uq_rival_dismissal_uid")),
    )
    op.create_index(op.f("ix_rival_dismissal_a_id"), "rival_dismissal", ["a_id"])
    op.create_index(op.f("ix_rival_dismissal_b_id"), "rival_dismissal", ["b_id"])
    op.create_index("uq_rival_dismissal_pair", "rival_dismissal", ["a_id", "b_id"], unique=True, **LIVE)
    op.create_table(
        "revision",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column(
            "cause",
            sa.Enum(
                "publisher",
                "re-extraction",
                "by hand",
                name="cause",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("obtained_at", MOMENT, nullable=False),
        sa.Column("obtained_from", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("extractor_version", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("cut", sa.JSON(), nullable=False),
        sa.Column("put_back", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(extractor) <= 1024", name=op.f("ck_revision_extractor_length")),
        sa.CheckConstraint("length(extractor_version) <= 1024", name=op.f("ck_revision_extractor_version_length")),
        sa.CheckConstraint("length(media_type) <= 1024", name=op.f("ck_revision_media_type_length")),
        sa.CheckConstraint("length(obtained_from) <= 1024", name=op.f("ck_revision_obtained_from_length")),
        sa.CheckConstraint("length(raw_sha256) <= 64", name=op.f("ck_revision_raw_sha256_length")),
        sa.CheckConstraint("length(text_sha256) <= 64", name=op.f("ck_revision_text_sha256_length")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_revision_number")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_revision_article_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("uid", name=op.f("uq_revision_uid")),
    )
    op.create_index(op.f("ix_revision_article_id"), "revision", ["article_id"])
    op.create_index(op.f("ix_revision_text_sha256"), "revision", ["text_sha256"])
    op.create_index("uq_revision_article_id_number", "revision", ["article_id", "number"], unique=True, **LIVE)
    op.create_table(
        "tag",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=True),
        sa.Column("claim_id", NUMBER, nullable=True),
        sa.Column("source_id", NUMBER, nullable=True),
        sa.Column("word", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN article_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN source_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_tag_one_subject"),
        ),
        sa.CheckConstraint("length(word) <= 80", name=op.f("ck_tag_word_length")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_tag_article_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_tag_claim_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_tag_source_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("uid", name=op.f("uq_tag_uid")),
    )
    op.create_index(op.f("ix_tag_article_id"), "tag", ["article_id"])
    op.create_index(op.f("ix_tag_claim_id"), "tag", ["claim_id"])
    op.create_index(op.f("ix_tag_source_id"), "tag", ["source_id"])
    op.create_index(op.f("ix_tag_word"), "tag", ["word"])
    op.create_table(
        "verdict",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("rating_id", NUMBER, nullable=False),
        sa.Column("author_id", NUMBER, nullable=False),
        sa.Column("author_login", sa.Text(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("follows_id", NUMBER, nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("judged", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.CheckConstraint("length(explanation) <= 1024", name=op.f("ck_verdict_explanation_length")),
        sa.CheckConstraint("length(judged) <= 64", name=op.f("ck_verdict_judged_length")),
        sa.CheckConstraint("rationale <> ''", name=op.f("ck_verdict_reasoned")),
        sa.ForeignKeyConstraint(
            ["author_id", "author_login"],
            ["member.id", "member.login"],
            name=op.f("fk_verdict_author_id_author_login"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_verdict_claim_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["follows_id", "claim_id"],
            ["verdict.id", "verdict.claim_id"],
            name=op.f("fk_verdict_follows_id_claim_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name=op.f("fk_verdict_rating_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("id", "author_id", name=op.f("uq_verdict_id_author_id")),
        sa.UniqueConstraint("id", "claim_id", name=op.f("uq_verdict_id_claim_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_verdict_uid")),
    )
    op.create_index(op.f("ix_verdict_claim_id_id"), "verdict", ["claim_id", "id"])
    op.create_table(
        "analysis",
        sa.Column("revision_id", NUMBER, nullable=False),
        sa.Column("made_with", sa.Text(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_analysis_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_analysis")),
    )
    op.create_table(
        "anchor",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("appearance_id", NUMBER, nullable=False),
        sa.Column("revision_id", NUMBER, nullable=False),
        sa.Column("start_at", NUMBER, nullable=False),
        sa.Column("end_at", NUMBER, nullable=False),
        sa.Column(
            "found",
            sa.Enum(
                "exact",
                "moved",
                "fuzzy",
                "lost",
                name="anchoring",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("score", NUMBER, nullable=True),
        sa.Column(
            "doubt",
            sa.Enum(
                "publisher",
                "re-extraction",
                "by hand",
                name="cause",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.CheckConstraint("length(prefix) <= 1024", name=op.f("ck_anchor_prefix_length")),
        sa.CheckConstraint("length(suffix) <= 1024", name=op.f("ck_anchor_suffix_length")),
        sa.CheckConstraint("start_at >= 0 AND start_at < end_at", name=op.f("ck_anchor_span")),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name=op.f("fk_anchor_appearance_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_anchor_revision_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchor")),
        sa.UniqueConstraint("uid", name=op.f("uq_anchor_uid")),
    )
    op.create_index(op.f("ix_anchor_appearance_id"), "anchor", ["appearance_id"])
    op.create_index(op.f("ix_anchor_revision_id_start_at"), "anchor", ["revision_id", "start_at"])
    op.create_table(
        "dismissal",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("article_id", NUMBER, nullable=False),
        sa.Column("revision_id", NUMBER, nullable=False),
        sa.Column("start_at", NUMBER, nullable=False),
        sa.Column("end_at", NUMBER, nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "not checkable",
                "opinion",
                "background",
                "repeat",
                "furniture",
                name="dismissed",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.CheckConstraint("start_at >= 0 AND start_at < end_at", name=op.f("ck_dismissal_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_dismissal_article_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_dismissal_revision_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissal")),
        sa.UniqueConstraint("uid", name=op.f("uq_dismissal_uid")),
    )
    op.create_index(op.f("ix_dismissal_article_id"), "dismissal", ["article_id"])
    op.create_index(
        "uq_dismissal_revision_id_span", "dismissal", ["revision_id", "start_at", "end_at"], unique=True, **LIVE
    )
    op.create_table(
        "publication",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("claim_id", NUMBER, nullable=False),
        sa.Column("verdict_id", NUMBER, nullable=False),
        sa.Column(
            "notice",
            sa.Enum(
                "first",
                "correction",
                "update",
                "retraction",
                name="notice",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("member_login", sa.Text(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(reason) <= 1024", name=op.f("ck_publication_reason_length")),
        sa.CheckConstraint(
            "notice NOT IN ('correction', 'retraction') OR reason <> ''", name=op.f("ck_publication_reasoned")
        ),
        sa.CheckConstraint("length(url) <= 4096", name=op.f("ck_publication_url_length")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_publication_claim_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["member_id", "member_login"],
            ["member.id", "member.login"],
            name=op.f("fk_publication_member_id_member_login"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id", "claim_id"],
            ["verdict.id", "verdict.claim_id"],
            name=op.f("fk_publication_verdict_id_claim_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("uid", name=op.f("uq_publication_uid")),
    )
    op.create_index(op.f("ix_publication_claim_id_id"), "publication", ["claim_id", "id"])
    op.create_table(
        "submission",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("verdict_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("member_login", sa.Text(), nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=False),
        sa.Column("approvals", NUMBER, nullable=False),
        sa.CheckConstraint("approvals BETWEEN 1 AND 9", name=op.f("ck_submission_approvals")),
        sa.ForeignKeyConstraint(
            ["member_id", "member_login"],
            ["member.id", "member.login"],
            name=op.f("fk_submission_member_id_member_login"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"], ["verdict.id"], name=op.f("fk_submission_verdict_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("id", "verdict_id", name=op.f("uq_submission_id_verdict_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_submission_uid")),
    )
    op.create_index(op.f("ix_submission_verdict_id"), "submission", ["verdict_id"])
    op.create_index("uq_submission_verdict_id", "submission", ["verdict_id"], unique=True, **LIVE)
    op.create_table(
        "verdict_evidence",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("verdict_id", NUMBER, nullable=False),
        sa.Column("evidence_id", NUMBER, nullable=False),
        sa.Column("cited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_verdict_evidence_evidence_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"], ["verdict.id"], name=op.f("fk_verdict_evidence_verdict_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict_evidence")),
        sa.UniqueConstraint("uid", name=op.f("uq_verdict_evidence_uid")),
    )
    op.create_index(op.f("ix_verdict_evidence_verdict_id"), "verdict_evidence", ["verdict_id"])
    op.create_index(op.f("ix_verdict_evidence_evidence_id"), "verdict_evidence", ["evidence_id"])
    op.create_index("uq_verdict_evidence_pair", "verdict_evidence", ["verdict_id", "evidence_id"], unique=True, **LIVE)
    op.create_table(
        "report_copy",
        sa.Column("publication_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_report_copy_publication_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("publication_id", name=op.f("pk_report_copy")),
    )
    op.create_table(
        "review",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("verdict_id", NUMBER, nullable=False),
        sa.Column("verdict_author_id", NUMBER, nullable=False),
        sa.Column("submission_id", NUMBER, nullable=False),
        sa.Column("reviewer_id", NUMBER, nullable=False),
        sa.Column("reviewer_login", sa.Text(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("approved", "returned", name="answer", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reviewed_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(reason) <= 1024", name=op.f("ck_review_reason_length")),
        sa.CheckConstraint("answer <> 'returned' OR reason <> ''", name=op.f("ck_review_reasoned")),
        sa.CheckConstraint("reviewer_id <> verdict_author_id", name=op.f("ck_review_second_person")),
        sa.ForeignKeyConstraint(
            ["reviewer_id", "reviewer_login"],
            ["member.id", "member.login"],
            name=op.f("fk_review_reviewer_id_reviewer_login"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id", "verdict_id"],
            ["submission.id", "submission.verdict_id"],
            name=op.f("fk_review_submission_id_verdict_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id", "verdict_author_id"],
            ["verdict.id", "verdict.author_id"],
            name=op.f("fk_review_verdict_id_verdict_author_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("uid", name=op.f("uq_review_uid")),
    )
    op.create_index(op.f("ix_review_submission_id"), "review", ["submission_id"])
    op.create_index(op.f("ix_review_verdict_id"), "review", ["verdict_id"])
    op.create_index("uq_review_answer", "review", ["verdict_id", "reviewer_id", "answer"], unique=True, **LIVE)
    for table in SEARCHED:
        add_search_index(table)
    if op.get_bind().dialect.name == "postgresql":
        schema = op.get_bind().exec_driver_sql("SELECT current_schema()").scalar_one()
        for function in (APPEND_ENTRY, SEAT_MEMBER, *JUDGES):
            op.execute(function.replace("{schema}", schema))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION append_entry(uuid, text, uuid, bigint, json, text)")
        for judge in reversed(JUDGES):
            name, _, rest = judge.removeprefix("\nCREATE FUNCTION ").partition("(")
            kinds = ", ".join(argument.split()[1] for argument in rest.partition(")")[0].split(","))
            op.execute(f"DROP FUNCTION {name}({kinds}) CASCADE")
        op.execute("DROP FUNCTION seat_member(text)")
    else:
        for table in SEARCHED:
            op.execute(f"DROP TABLE {table}_search")
    op.drop_index("uq_review_answer", table_name="review", **LIVE)
    op.drop_index(op.f("ix_review_verdict_id"), table_name="review")
    op.drop_index(op.f("ix_review_submission_id"), table_name="review")
    op.drop_table("review")
    op.drop_table("report_copy")
    op.drop_index("uq_verdict_evidence_pair", table_name="verdict_evidence", **LIVE)
    op.drop_index(op.f("ix_verdict_evidence_evidence_id"), table_name="verdict_evidence")
    op.drop_index(op.f("ix_verdict_evidence_verdict_id"), table_name="verdict_evidence")
    op.drop_table("verdict_evidence")
    op.drop_index("uq_submission_verdict_id", table_name="submission", **LIVE)
    op.drop_index(op.f("ix_submission_verdict_id"), table_name="submission")
    op.drop_table("submission")
    op.drop_index(op.f("ix_publication_claim_id_id"), table_name="publication")
    op.drop_table("publication")
    op.drop_index("uq_dismissal_revision_id_span", table_name="dismissal", **LIVE)
    op.drop_index(op.f("ix_dismissal_article_id"), table_name="dismissal")
    op.drop_table("dismissal")
    op.drop_index(op.f("ix_anchor_revision_id_start_at"), table_name="anchor")
    op.drop_index(op.f("ix_anchor_appearance_id"), table_name="anchor")
    op.drop_table("anchor")
    op.drop_table("analysis")
    op.drop_index(op.f("ix_verdict_claim_id_id"), table_name="verdict")
    op.drop_table("verdict")
    op.drop_index(op.f("ix_tag_word"), table_name="tag")
    op.drop_index(op.f("ix_tag_source_id"), table_name="tag")
    op.drop_index(op.f("ix_tag_claim_id"), table_name="tag")
    op.drop_index(op.f("ix_tag_article_id"), table_name="tag")
    op.drop_table("tag")
    op.drop_index("uq_revision_article_id_number", table_name="revision", **LIVE)
    op.drop_index(op.f("ix_revision_text_sha256"), table_name="revision")
    op.drop_index(op.f("ix_revision_article_id"), table_name="revision")
    op.drop_table("revision")
    op.drop_index("uq_rival_dismissal_pair", table_name="rival_dismissal", **LIVE)
    op.drop_index(op.f("ix_rival_dismissal_b_id"), table_name="rival_dismissal")
    op.drop_index(op.f("ix_rival_dismissal_a_id"), table_name="rival_dismissal")
    op.drop_table("rival_dismissal")
    op.drop_index("uq_relation_pair", table_name="relation", **LIVE)
    op.drop_index(op.f("ix_relation_b_id"), table_name="relation")
    op.drop_index("ix_relation_against_b", table_name="relation", **AGAINST)
    op.drop_index("ix_relation_against_a", table_name="relation", **AGAINST)
    op.drop_index(op.f("ix_relation_a_id"), table_name="relation")
    op.drop_table("relation")
    op.drop_index("uq_evidence_number", table_name="evidence", **LIVE)
    op.drop_index(op.f("ix_evidence_source_id"), table_name="evidence")
    op.drop_index(op.f("ix_evidence_claim_id"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index("uq_mention_pair", table_name="mention", **LIVE)
    op.drop_index(op.f("ix_mention_member_id_done_at_comment_id"), table_name="mention")
    op.drop_index(op.f("ix_mention_comment_id"), table_name="mention")
    op.drop_table("mention")
    op.drop_index(op.f("ix_comment_claim_id"), table_name="comment")
    op.drop_index(op.f("ix_comment_article_id"), table_name="comment")
    op.drop_table("comment")
    op.drop_index("uq_claim_claimant_part", table_name="claim_claimant", **LIVE)
    op.drop_index(op.f("ix_claim_claimant_claimant_id"), table_name="claim_claimant")
    op.drop_index(op.f("ix_claim_claimant_claim_id"), table_name="claim_claimant")
    op.drop_table("claim_claimant")
    op.drop_index("uq_appearance_claim_id_article_id", table_name="appearance", **LIVE)
    op.drop_index(op.f("ix_appearance_claim_id"), table_name="appearance")
    op.drop_index(op.f("ix_appearance_article_id"), table_name="appearance")
    op.drop_table("appearance")
    op.drop_index("uq_rating_label", table_name="rating", **LIVE)
    op.drop_index(op.f("ix_rating_scale_id_position"), table_name="rating")
    op.drop_table("rating")
    op.drop_index("ix_claim_withdrawn", table_name="claim", **WITHDRAWN)
    op.drop_index("ix_claim_changed", table_name="claim", **CHANGED)
    op.drop_index("ix_claim_to_do_due", table_name="claim", **TO_DO)
    op.drop_index("ix_claim_to_do", table_name="claim", **TO_DO)
    op.drop_index(op.f("ix_claim_state_id"), table_name="claim", **LIVE)
    op.drop_index(op.f("ix_claim_due_id"), table_name="claim")
    op.drop_index(op.f("ix_claim_assignee_id_id"), table_name="claim")
    op.drop_table("claim")
    op.drop_index(op.f("ix_capture_source_id"), table_name="capture")
    op.drop_table("capture")
    op.drop_index("uq_article_text_key", table_name="article", **LIVE)
    op.drop_index("uq_article_url_key", table_name="article", **LIVE)
    op.drop_index("ix_article_live", table_name="article", **LIVE)
    op.drop_index(op.f("ix_article_assignee_id_id"), table_name="article")
    op.drop_table("article")
    op.drop_index("uq_source_url_key", table_name="source", **LIVE)
    op.drop_table("source")
    op.drop_index("uq_setting_key", table_name="setting", **LIVE)
    op.drop_table("setting")
    op.drop_table("presence")
    op.drop_index("uq_scale_name_number", table_name="scale", **LIVE)
    op.drop_table("scale")
    op.drop_index("uq_member_name", table_name="member", **LIVE)
    op.drop_index("uq_member_login", table_name="member", **LIVE)
    op.drop_table("member")
    op.drop_table("ledger_head")
    op.drop_index(op.f("ix_ledger_entry_undoes"), table_name="ledger_entry")
    op.drop_index(op.f("ix_ledger_entry_member_number"), table_name="ledger_entry")
    op.drop_index(op.f("ix_ledger_entry_command_number"), table_name="ledger_entry")
    op.drop_index(op.f("ix_ledger_entry_batch"), table_name="ledger_entry")
    op.drop_table("ledger_entry")
    op.drop_index(op.f("ix_ledger_change_row_uid"), table_name="ledger_change")
    op.drop_index(op.f("ix_ledger_change_entry_uid"), table_name="ledger_change")
    op.drop_table("ledger_change")
    op.drop_index("uq_claimant_name", table_name="claimant", **LIVE)
    op.drop_table("claimant")


def add_search_index(table: str) -> None:
    """An index over `search_text`, whose tokens are made in Python and separated by blanks."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE INDEX ix_{table}_search_text ON {table}"
            " USING gin (array_to_tsvector(string_to_array(search_text, ' ')))"
        )
        return
    # The ascii tokeniser takes every character beyond ASCII as part of a token: so it cuts at our blanks only.
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_search USING fts5("
        f"search_text, content='{table}', content_rowid='id', tokenize='ascii')"
    )
    add = f"INSERT INTO {table}_search(rowid, search_text) VALUES (new.id, new.search_text);"
    drop = f"INSERT INTO {table}_search({table}_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    op.execute(f"CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN {add} END")
    op.execute(
        f"CREATE TRIGGER {table}_search_update AFTER UPDATE OF search_text ON {table} "
        f"WHEN old.search_text IS NOT new.search_text BEGIN {drop} {add} END"
    )


# The one writer of ledger_entry and ledger_head. Clock and session_user are read into variables first: an UPDATE with
# a volatile function in it does not work where the schema is spread over machines.
APPEND_ENTRY = """
CREATE FUNCTION append_entry(
    p_uid uuid, p_command text, p_batch uuid, p_undoes bigint, p_returned json, p_content text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = "{schema}", pg_temp AS $$
DECLARE
    v_login text := session_user;
    v_now timestamptz := clock_timestamp();
    v_member uuid;
    v_role text;
    v_number bigint;
    v_at timestamptz;
    v_hash text;
BEGIN
    SELECT uid, role INTO v_member, v_role FROM member WHERE login = v_login AND withdrawn_at IS NULL;
    IF v_member IS NULL THEN
        RAISE EXCEPTION 'the login % is no member of this desk', v_login USING ERRCODE = '28000';
    END IF;
    IF p_command = 'redacting.value' AND v_role <> 'admin' THEN
        RAISE EXCEPTION 'only an admin takes a value out of the ledger' USING ERRCODE = '42501';
    END IF;
    IF p_batch IS NOT NULL AND EXISTS (SELECT FROM ledger_entry WHERE batch = p_batch AND member <> v_member) THEN
        RAISE EXCEPTION 'batch % is somebody else''s', p_batch USING ERRCODE = '42501';
    END IF;
    SELECT number, at, hash INTO v_number, v_at, v_hash FROM ledger_head WHERE id = 1 FOR UPDATE;
    v_number := v_number + 1;
    IF p_undoes NOT BETWEEN 1 AND v_number - 1 THEN
        RAISE EXCEPTION 'there is no entry % to undo', p_undoes USING ERRCODE = '42501';
    END IF;
    v_at := greatest(v_now, v_at);
    v_hash := encode(sha256(convert_to(concat_ws(E'\\n', v_hash, v_number,
        (extract(epoch FROM v_at) * 1000000)::bigint, p_uid, v_member, v_login, p_content), 'UTF8')), 'hex');
    UPDATE ledger_head SET number = v_number, at = v_at, hash = v_hash WHERE id = 1;
    INSERT INTO ledger_entry (number, uid, at, member, login, command, batch, undoes, returned, content, hash)
    VALUES (v_number, p_uid, v_at, v_member, v_login, p_command, p_batch, p_undoes, p_returned, p_content, v_hash);
    RETURN v_number;
END
$$
"""

# What a row's own columns can't say: functions that policies ask, with the rights of who asks. Their bodies are bound to
# tables and operators when they are made, so that no search path of the caller's puts others in place of these. Those
# that decide on how a claim stands lock it first, as commands do, and see what others committed before they had it.
ENTRY_IS_OPEN = """
CREATE FUNCTION entry_is_open(p_uid uuid) RETURNS boolean LANGUAGE sql STABLE
RETURN NOT EXISTS (SELECT FROM ledger_entry WHERE uid = p_uid)
"""
# Nobody slips a change under what another has signed.

SHOWN_VERDICT = """
CREATE FUNCTION shown_verdict(p_claim bigint) RETURNS bigint LANGUAGE sql VOLATILE
RETURN (
    SELECT CASE WHEN notice <> 'retraction' THEN verdict_id END FROM publication
    WHERE claim_id = p_claim AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1
)
"""
# What readers see of a claim: null before the first publication and after a retraction.

WENT_OUT = """
CREATE FUNCTION went_out(p_verdict bigint) RETURNS boolean LANGUAGE sql VOLATILE
RETURN EXISTS (SELECT FROM publication WHERE verdict_id = p_verdict AND withdrawn_at IS NULL)
"""

WAS_WRITTEN_OUT = """
CREATE FUNCTION was_written_out(p_publication bigint) RETURNS boolean LANGUAGE sql VOLATILE
RETURN EXISTS (SELECT FROM report_copy WHERE publication_id = p_publication)
"""

IS_CURRENT = """
CREATE FUNCTION is_current(p_verdict bigint, p_wording boolean) RETURNS boolean LANGUAGE sql VOLATILE
RETURN EXISTS (
    SELECT FROM verdict v JOIN claim c ON c.id = v.claim_id
    WHERE v.id = p_verdict AND v.withdrawn_at IS NULL AND c.withdrawn_at IS NULL
    AND (v.judged = c.wording OR NOT p_wording)
    AND NOT EXISTS (SELECT FROM verdict n WHERE n.claim_id = c.id AND n.id > v.id AND n.withdrawn_at IS NULL)
    AND NOT EXISTS (
        SELECT FROM review r WHERE r.verdict_id = v.id AND r.answer = 'returned' AND r.withdrawn_at IS NULL
    )
)
"""
# The newest verdict on its claim, which nobody returned; of the wording as it is, where that is asked.

GAVE_VERDICT = """
CREATE FUNCTION gave_verdict(p_verdict bigint) RETURNS boolean LANGUAGE sql VOLATILE
RETURN EXISTS (SELECT FROM verdict WHERE id = p_verdict AND author_login = session_user)
"""

MAY_WEIGH = """
CREATE FUNCTION may_weigh(p_verdict bigint, p_evidence bigint) RETURNS boolean LANGUAGE sql VOLATILE
RETURN EXISTS (
    SELECT FROM verdict v JOIN evidence e ON e.claim_id = v.claim_id
    WHERE v.id = p_verdict AND e.id = p_evidence
    AND NOT EXISTS (SELECT FROM submission s WHERE s.verdict_id = v.id AND s.withdrawn_at IS NULL)
) AND NOT went_out(p_verdict)
"""
# Evidence is weighed for a verdict on the same claim, until others were given it.

MAY_BE_SUBMITTED = """
CREATE FUNCTION may_be_submitted(p_verdict bigint, p_approvals bigint) RETURNS boolean LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT FROM claim WHERE id = (SELECT claim_id FROM verdict WHERE id = p_verdict) FOR UPDATE;
    SELECT is_current(p_verdict, true)
    AND shown_verdict((SELECT claim_id FROM verdict WHERE id = p_verdict)) IS DISTINCT FROM p_verdict
    AND NOT EXISTS (SELECT FROM setting WHERE key = 'review_policy' AND value = 'own' AND withdrawn_at IS NULL)
    AND p_approvals = coalesce(
        (SELECT value::bigint FROM setting WHERE key = 'approvals' AND withdrawn_at IS NULL), 1
    );
END
"""

MAY_BE_ANSWERED = """
CREATE FUNCTION may_be_answered(p_submission bigint, p_verdict bigint, p_answer text) RETURNS boolean
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT FROM claim WHERE id = (SELECT claim_id FROM verdict WHERE id = p_verdict) FOR UPDATE;
    SELECT is_current(p_verdict, p_answer = 'approved') AND NOT went_out(p_verdict) AND EXISTS (
        SELECT FROM submission s WHERE s.id = p_submission AND s.withdrawn_at IS NULL
        AND (p_answer = 'returned' OR s.approvals > (
            SELECT count(*) FROM review r
            WHERE r.verdict_id = p_verdict AND r.answer = 'approved' AND r.withdrawn_at IS NULL
        ))
    );
END
"""

MAY_GO_OUT = """
CREATE FUNCTION may_go_out(p_claim bigint, p_verdict bigint, p_notice text) RETURNS boolean LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT FROM claim WHERE id = p_claim FOR UPDATE;
    SELECT CASE p_notice
        WHEN 'retraction' THEN shown_verdict(p_claim) IS NOT DISTINCT FROM p_verdict
        WHEN 'first' THEN NOT EXISTS (SELECT FROM publication WHERE claim_id = p_claim AND withdrawn_at IS NULL)
        WHEN 'correction' THEN shown_verdict(p_claim) IS NOT NULL
        ELSE EXISTS (SELECT FROM publication WHERE claim_id = p_claim AND withdrawn_at IS NULL)
    END
    AND (p_notice = 'retraction' OR (is_current(p_verdict, true) AND NOT went_out(p_verdict) AND (
        EXISTS (SELECT FROM setting WHERE key = 'review_policy' AND value = 'own' AND withdrawn_at IS NULL)
        OR EXISTS (
            SELECT FROM submission s WHERE s.verdict_id = p_verdict AND s.withdrawn_at IS NULL AND s.approvals <= (
                SELECT count(*) FROM review r
                WHERE r.verdict_id = p_verdict AND r.answer = 'approved' AND r.withdrawn_at IS NULL
            )
        )
    )));
END
"""

JUDGES = (
    ENTRY_IS_OPEN,
    SHOWN_VERDICT,
    WENT_OUT,
    WAS_WRITTEN_OUT,
    IS_CURRENT,
    GAVE_VERDICT,
    MAY_WEIGH,
    MAY_BE_SUBMITTED,
    MAY_BE_ANSWERED,
    MAY_GO_OUT,
)

# Brings a login's groups in line with its row in `member`: for admins, who may not give out groups otherwise. Run as
# the desk's owner, so that all is granted by one role, and who granted it can leave without taking it along.
SEAT_MEMBER = """
CREATE FUNCTION seat_member(p_login text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = "{schema}", pg_temp AS $$
DECLARE
    v_stem text := regexp_replace(current_user, '_owner$', '');
    v_how text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT TRUE' ELSE '' END;
    v_role text;
    v_wanted text;
BEGIN
    SELECT role INTO v_wanted FROM member WHERE login = p_login AND withdrawn_at IS NULL;
    FOREACH v_role IN ARRAY ARRAY['viewer', 'analyst', 'editor', 'admin'] LOOP
        IF v_role = v_wanted THEN
            EXECUTE format('GRANT %I TO %I', v_stem || '_' || v_role, p_login) || v_how;
        ELSIF EXISTS (
            SELECT FROM pg_auth_members JOIN pg_roles granted ON granted.oid = roleid JOIN pg_roles login ON login.oid = member
            WHERE granted.rolname = v_stem || '_' || v_role AND login.rolname = p_login
        ) THEN
            EXECUTE format('REVOKE %I FROM %I', v_stem || '_' || v_role, p_login);
        END IF;
    END LOOP;
END
$$
"""
