CREATE TABLE "agreement" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "kind" text COLLATE "C",
    "customer" bigint,
    "supplier" text COLLATE "C",
    "supplier_fold" text COLLATE "C",
    "team" bigint,
    "calendar" bigint,
    "from" bigint,
    "shortest" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "agreement__shortest" ON "agreement" ("shortest", "rid") WHERE "shortest" = 1;
CREATE INDEX "agreement__inactive" ON "agreement" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "agreement__sort_key" ON "agreement" ("sort_key", "rid");

CREATE TABLE "agreement_text" (
    "rid" bigint PRIMARY KEY,
    "notes" text COLLATE "C"
);

CREATE TABLE "attachment" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "about" bigint,
    "name" text COLLATE "C",
    "type" text COLLATE "C",
    "type_fold" text COLLATE "C",
    "size" bigint,
    "sha256" text COLLATE "C",
    "sha256_fold" text COLLATE "C",
    "visibility" text COLLATE "C",
    "added_by" bigint,
    "added" bigint,
    "withdrawn" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false,
    "scope" text[]
);
CREATE INDEX "attachment__about" ON "attachment" ("about", "rid");

CREATE TABLE "calendar" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "zone" text COLLATE "C",
    "zone_fold" text COLLATE "C",
    "hours" text COLLATE "C",
    "hours_fold" text COLLATE "C",
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "calendar__inactive" ON "calendar" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "calendar__sort_key" ON "calendar" ("sort_key", "rid");

CREATE TABLE "calendar_text" (
    "rid" bigint PRIMARY KEY,
    "body" text COLLATE "C"
);

CREATE TABLE "cannedreply" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "keyword" text COLLATE "C",
    "keyword_fold" text COLLATE "C",
    "language" text COLLATE "C",
    "language_fold" text COLLATE "C",
    "team" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "cannedreply_text" (
    "rid" bigint PRIMARY KEY,
    "body" text COLLATE "C"
);

CREATE TABLE "category" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "parent" bigint,
    "team" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "category__inactive" ON "category" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "category__sort_key" ON "category" ("sort_key", "rid");

CREATE TABLE "ci" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "class" text COLLATE "C",
    "status" text COLLATE "C",
    "serial" text COLLATE "C",
    "serial_fold" text COLLATE "C",
    "service" bigint,
    "location" bigint,
    "used_by" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "ci__class" ON "ci" ("class", "rid");
CREATE INDEX "ci__used_by" ON "ci" ("used_by", "rid");
CREATE INDEX "ci__sort_key" ON "ci" ("sort_key", "rid");

CREATE TABLE "ci_text" (
    "rid" bigint PRIMARY KEY,
    "notes" text COLLATE "C"
);

CREATE TABLE "comment" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "about" bigint,
    "body" text COLLATE "C",
    "writer" bigint,
    "written" bigint,
    "channel" text COLLATE "C",
    "channel_fold" text COLLATE "C",
    "withdrawn" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false,
    "scope" text[]
);
CREATE INDEX "comment__about" ON "comment" ("about", "rid");

CREATE TABLE "comment_mention" (
    "rid" bigint NOT NULL,
    "item" bigint NOT NULL,
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "comment_mention__item" ON "comment_mention" ("item", "rid");

CREATE TABLE "custom_value" (
    "rid" bigint NOT NULL,
    "field" text COLLATE "C" NOT NULL,
    "item" bigint NOT NULL,
    "integer" bigint,
    "text" text COLLATE "C",
    "fold" text COLLATE "C",
    PRIMARY KEY ("rid", "field", "item")
);
CREATE INDEX "custom_value__integer" ON "custom_value" ("field", "integer", "rid");
CREATE INDEX "custom_value__fold" ON "custom_value" ("field", "fold", "rid");

CREATE TABLE "customfield" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "type" text COLLATE "C",
    "type_fold" text COLLATE "C",
    "name" text COLLATE "C",
    "label" text COLLATE "C",
    "label_fold" text COLLATE "C",
    "kind" text COLLATE "C",
    "kind_fold" text COLLATE "C",
    "target" text COLLATE "C",
    "target_fold" text COLLATE "C",
    "choices" text COLLATE "C",
    "choices_fold" text COLLATE "C",
    "required" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "link" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "from" bigint,
    "to" bigint,
    "relation" text COLLATE "C",
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false,
    "scope" text[]
);
CREATE INDEX "link__from" ON "link" ("from", "rid");
CREATE INDEX "link__to" ON "link" ("to", "rid");

CREATE TABLE "location" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "parent" bigint,
    "zone" text COLLATE "C",
    "zone_fold" text COLLATE "C",
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "location__inactive" ON "location" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "location__sort_key" ON "location" ("sort_key", "rid");

CREATE TABLE "location_text" (
    "rid" bigint PRIMARY KEY,
    "address" text COLLATE "C"
);

CREATE TABLE "organization" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "parent" bigint,
    "kind" text COLLATE "C",
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "organization__inactive" ON "organization" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "organization__sort_key" ON "organization" ("sort_key", "rid");

CREATE TABLE "organization_text" (
    "rid" bigint PRIMARY KEY,
    "notes" text COLLATE "C"
);

CREATE TABLE "person" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "name_fold" text COLLATE "C",
    "reading" text COLLATE "C",
    "reading_fold" text COLLATE "C",
    "email" text COLLATE "C",
    "email_fold" text COLLATE "C",
    "login" text COLLATE "C",
    "login_fold" text COLLATE "C",
    "phone" text COLLATE "C",
    "phone_fold" text COLLATE "C",
    "job" text COLLATE "C",
    "job_fold" text COLLATE "C",
    "organization" bigint,
    "location" bigint,
    "language" text COLLATE "C",
    "language_fold" text COLLATE "C",
    "vip" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "person__email_fold" ON "person" ("email_fold", "rid");
CREATE INDEX "person__login_fold" ON "person" ("login_fold", "rid");
CREATE INDEX "person__vip" ON "person" ("vip", "rid") WHERE "vip" = 1;
CREATE INDEX "person__inactive" ON "person" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "person__sort_key" ON "person" ("sort_key", "rid");
CREATE INDEX "person__name_fold" ON "person" ("name_fold", "rid");

CREATE TABLE "person_role" (
    "rid" bigint NOT NULL,
    "item" text COLLATE "C" NOT NULL,
    "fold" text COLLATE "C",
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "person_role__fold" ON "person_role" ("fold", "rid");

CREATE TABLE "person_text" (
    "rid" bigint PRIMARY KEY,
    "notes" text COLLATE "C"
);

CREATE TABLE "policy" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "key" text COLLATE "C",
    "revision" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "policy_text" (
    "rid" bigint PRIMARY KEY,
    "body" text COLLATE "C"
);

CREATE TABLE "redaction" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "about" text COLLATE "C",
    "about_fold" text COLLATE "C",
    "about_type" text COLLATE "C",
    "about_type_fold" text COLLATE "C",
    "reason" text COLLATE "C",
    "erased_by" bigint,
    "erased" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "redaction__about_fold" ON "redaction" ("about_fold", "rid");

CREATE TABLE "redaction_units" (
    "rid" bigint NOT NULL,
    "item" text COLLATE "C" NOT NULL,
    "fold" text COLLATE "C",
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "redaction_units__fold" ON "redaction_units" ("fold", "rid");

CREATE TABLE "resolutioncode" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "outcome" text COLLATE "C",
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "resolutioncode__inactive" ON "resolutioncode" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "resolutioncode__sort_key" ON "resolutioncode" ("sort_key", "rid");

CREATE TABLE "retention" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "query" text COLLATE "C",
    "query_fold" text COLLATE "C",
    "entries" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "retention_units" (
    "rid" bigint NOT NULL,
    "item" text COLLATE "C" NOT NULL,
    "fold" text COLLATE "C",
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "retention_units__fold" ON "retention_units" ("fold", "rid");

CREATE TABLE "service" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "criticality" bigint,
    "team" bigint,
    "owner" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "service__inactive" ON "service" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "service__sort_key" ON "service" ("sort_key", "rid");

CREATE TABLE "service_text" (
    "rid" bigint PRIMARY KEY,
    "description" text COLLATE "C"
);

CREATE TABLE "tag" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "description" text COLLATE "C",
    "description_fold" text COLLATE "C",
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "target" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "agreement" bigint,
    "metric" text COLLATE "C",
    "scope" text COLLATE "C",
    "scope_fold" text COLLATE "C",
    "goal" bigint,
    "goal_p1" bigint,
    "goal_p2" bigint,
    "goal_p3" bigint,
    "goal_p4" bigint,
    "goal_p5" bigint,
    "start" text COLLATE "C",
    "start_fold" text COLLATE "C",
    "pause" text COLLATE "C",
    "pause_fold" text COLLATE "C",
    "resume" text COLLATE "C",
    "resume_fold" text COLLATE "C",
    "stop" text COLLATE "C",
    "stop_fold" text COLLATE "C",
    "reset" text COLLATE "C",
    "reset_fold" text COLLATE "C",
    "cancel" text COLLATE "C",
    "cancel_fold" text COLLATE "C",
    "from_then" bigint,
    "waits_count" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "target__agreement" ON "target" ("agreement", "rid");

CREATE TABLE "target_holds" (
    "rid" bigint NOT NULL,
    "item" text COLLATE "C" NOT NULL,
    "fold" text COLLATE "C",
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "target_holds__fold" ON "target_holds" ("fold", "rid");

CREATE TABLE "team" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "email" text COLLATE "C",
    "email_fold" text COLLATE "C",
    "lead" bigint,
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);
CREATE INDEX "team__inactive" ON "team" ("inactive", "rid") WHERE "inactive" = 1;
CREATE INDEX "team__sort_key" ON "team" ("sort_key", "rid");

CREATE TABLE "team_member" (
    "rid" bigint NOT NULL,
    "item" bigint NOT NULL,
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "team_member__item" ON "team_member" ("item", "rid");

CREATE TABLE "team_text" (
    "rid" bigint PRIMARY KEY,
    "notes" text COLLATE "C"
);

CREATE TABLE "template" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "type" text COLLATE "C",
    "type_fold" text COLLATE "C",
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "template_text" (
    "rid" bigint PRIMARY KEY,
    "values" text COLLATE "C"
);

CREATE TABLE "ticket" (
    "rid" bigint PRIMARY KEY,
    "kind" text COLLATE "C",
    "sort_key" text COLLATE "C",
    "number" text COLLATE "C",
    "number_sort" text COLLATE "C",
    "title" text COLLATE "C",
    "status" text COLLATE "C",
    "status_class" bigint,
    "hold" text COLLATE "C",
    "resolution_code" bigint,
    "impact" bigint,
    "urgency" bigint,
    "priority" bigint,
    "matrix_version" bigint,
    "team" bigint,
    "assignee" bigint,
    "requester" bigint,
    "opened_by" bigint,
    "organization" bigint,
    "location" bigint,
    "service" bigint,
    "ci" bigint,
    "category" bigint,
    "channel" text COLLATE "C",
    "opened" bigint,
    "due" bigint,
    "parent" bigint,
    "merged_into" bigint,
    "external_number" text COLLATE "C",
    "external_number_fold" text COLLATE "C",
    "updated" bigint,
    "resolved" bigint,
    "closed" bigint,
    "reopens" bigint,
    "reassignments" bigint,
    "comments" bigint,
    "attachments" bigint,
    "deadline" bigint,
    "sla" text COLLATE "C",
    "clocks" text COLLATE "C",
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false,
    "scope" text[]
);
CREATE INDEX "ticket__number_sort" ON "ticket" ("number_sort", "rid") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_number_sort" ON "ticket" ("number_sort", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_status" ON "ticket" ("status", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_status_class" ON "ticket" ("status_class", "status", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__unassigned_status_class" ON "ticket" ("status_class", "status", "rid") WHERE status_class < 3 AND deleted IS NULL AND assignee IS NULL;
CREATE INDEX "ticket__open_hold" ON "ticket" ("hold", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__unassigned_hold" ON "ticket" ("hold", "rid") WHERE status_class < 3 AND deleted IS NULL AND assignee IS NULL;
CREATE INDEX "ticket__open_resolution_code" ON "ticket" ("resolution_code", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_impact" ON "ticket" ("impact", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_urgency" ON "ticket" ("urgency", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_priority" ON "ticket" ("priority", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_matrix_version" ON "ticket" ("matrix_version", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__team" ON "ticket" ("team", "rid");
CREATE INDEX "ticket__open_team" ON "ticket" ("team", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__assignee" ON "ticket" ("assignee", "rid");
CREATE INDEX "ticket__open_assignee" ON "ticket" ("assignee", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__requester" ON "ticket" ("requester", "rid");
CREATE INDEX "ticket__open_requester" ON "ticket" ("requester", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_opened_by" ON "ticket" ("opened_by", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_organization" ON "ticket" ("organization", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_location" ON "ticket" ("location", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__service" ON "ticket" ("service", "rid");
CREATE INDEX "ticket__open_service" ON "ticket" ("service", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__ci" ON "ticket" ("ci", "rid");
CREATE INDEX "ticket__open_ci" ON "ticket" ("ci", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__category" ON "ticket" ("category", "rid");
CREATE INDEX "ticket__open_category" ON "ticket" ("category", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_channel" ON "ticket" ("channel", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__opened" ON "ticket" ("opened", "rid") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_opened" ON "ticket" ("opened", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__due" ON "ticket" ("due", "rid") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_due" ON "ticket" ("due", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__parent" ON "ticket" ("parent", "rid");
CREATE INDEX "ticket__open_parent" ON "ticket" ("parent", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__merged_into" ON "ticket" ("merged_into", "rid");
CREATE INDEX "ticket__open_merged_into" ON "ticket" ("merged_into", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_external_number_fold" ON "ticket" ("external_number_fold", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__updated" ON "ticket" ("updated", "rid") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_updated" ON "ticket" ("updated", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__resolved" ON "ticket" ("resolved", "rid") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_resolved" ON "ticket" ("resolved", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_closed" ON "ticket" ("closed", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_reopens" ON "ticket" ("reopens", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_reassignments" ON "ticket" ("reassignments", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_comments" ON "ticket" ("comments", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_attachments" ON "ticket" ("attachments", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__deadline" ON "ticket" ("deadline", "rid") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_deadline" ON "ticket" ("deadline", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_sla" ON "ticket" ("sla", "rid") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_sort_key" ON "ticket" ("sort_key", "rid") WHERE status_class < 3 AND deleted IS NULL;

CREATE TABLE "ticket_tag" (
    "rid" bigint NOT NULL,
    "item" text COLLATE "C" NOT NULL,
    "fold" text COLLATE "C",
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "ticket_tag__fold" ON "ticket_tag" ("fold", "rid");

CREATE TABLE "ticket_text" (
    "rid" bigint PRIMARY KEY,
    "description" text COLLATE "C",
    "resolution" text COLLATE "C",
    "priority_reason" text COLLATE "C"
);

CREATE TABLE "ticket_watcher" (
    "rid" bigint NOT NULL,
    "item" bigint NOT NULL,
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "ticket_watcher__item" ON "ticket_watcher" ("item", "rid");

CREATE TABLE "tickettype" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "key" text COLLATE "C",
    "key_fold" text COLLATE "C",
    "name" text COLLATE "C",
    "plural" text COLLATE "C",
    "plural_fold" text COLLATE "C",
    "prefix" text COLLATE "C",
    "prefix_fold" text COLLATE "C",
    "lifecycle" text COLLATE "C",
    "lifecycle_fold" text COLLATE "C",
    "inactive" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "view" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "name" text COLLATE "C",
    "query" text COLLATE "C",
    "query_fold" text COLLATE "C",
    "columns" text COLLATE "C",
    "columns_fold" text COLLATE "C",
    "sort" text COLLATE "C",
    "sort_fold" text COLLATE "C",
    "group" text COLLATE "C",
    "group_fold" text COLLATE "C",
    "section" text COLLATE "C",
    "owner" bigint,
    "team" bigint,
    "icon" text COLLATE "C",
    "icon_fold" text COLLATE "C",
    "position" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false
);

CREATE TABLE "worklog" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "about" bigint,
    "worker" bigint,
    "started" bigint,
    "spent" bigint,
    "note" text COLLATE "C",
    "withdrawn" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false,
    "scope" text[]
);
CREATE INDEX "worklog__about" ON "worklog" ("about", "rid");

CREATE TABLE "worknote" (
    "rid" bigint PRIMARY KEY,
    "sort_key" text COLLATE "C",
    "about" bigint,
    "body" text COLLATE "C",
    "writer" bigint,
    "written" bigint,
    "withdrawn" bigint,
    "deleted" bigint,
    "is_stale" boolean NOT NULL DEFAULT false,
    "scope" text[]
);
CREATE INDEX "worknote__about" ON "worknote" ("about", "rid");

CREATE TABLE "worknote_mention" (
    "rid" bigint NOT NULL,
    "item" bigint NOT NULL,
    PRIMARY KEY ("rid", "item")
);
CREATE INDEX "worknote_mention__item" ON "worknote_mention" ("item", "rid");

