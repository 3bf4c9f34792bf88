CREATE TABLE "agreement" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "kind" TEXT,
    "customer" INTEGER,
    "supplier" TEXT,
    "supplier_fold" TEXT,
    "team" INTEGER,
    "calendar" INTEGER,
    "from" INTEGER,
    "shortest" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "agreement__shortest" ON "agreement" ("shortest") WHERE "shortest" = 1;
CREATE INDEX "agreement__inactive" ON "agreement" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "agreement__sort_key" ON "agreement" ("sort_key");

CREATE TABLE "agreement_text" (
    "rid" INTEGER PRIMARY KEY,
    "notes" TEXT
);

CREATE TABLE "attachment" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "about" INTEGER,
    "name" TEXT,
    "type" TEXT,
    "type_fold" TEXT,
    "size" INTEGER,
    "sha256" TEXT,
    "sha256_fold" TEXT,
    "visibility" TEXT,
    "added_by" INTEGER,
    "added" INTEGER,
    "withdrawn" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "attachment__about" ON "attachment" ("about");

CREATE TABLE "calendar" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "zone" TEXT,
    "zone_fold" TEXT,
    "hours" TEXT,
    "hours_fold" TEXT,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "calendar__inactive" ON "calendar" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "calendar__sort_key" ON "calendar" ("sort_key");

CREATE TABLE "calendar_text" (
    "rid" INTEGER PRIMARY KEY,
    "body" TEXT
);

CREATE TABLE "cannedreply" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "keyword" TEXT,
    "keyword_fold" TEXT,
    "language" TEXT,
    "language_fold" TEXT,
    "team" INTEGER,
    "deleted" INTEGER
);

CREATE TABLE "cannedreply_text" (
    "rid" INTEGER PRIMARY KEY,
    "body" TEXT
);

CREATE TABLE "category" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "parent" INTEGER,
    "team" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "category__inactive" ON "category" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "category__sort_key" ON "category" ("sort_key");

CREATE TABLE "ci" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "class" TEXT,
    "status" TEXT,
    "serial" TEXT,
    "serial_fold" TEXT,
    "service" INTEGER,
    "location" INTEGER,
    "used_by" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "ci__class" ON "ci" ("class");
CREATE INDEX "ci__used_by" ON "ci" ("used_by");
CREATE INDEX "ci__sort_key" ON "ci" ("sort_key");

CREATE TABLE "ci_text" (
    "rid" INTEGER PRIMARY KEY,
    "notes" TEXT
);

CREATE TABLE "comment" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "about" INTEGER,
    "body" TEXT,
    "writer" INTEGER,
    "written" INTEGER,
    "channel" TEXT,
    "channel_fold" TEXT,
    "withdrawn" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "comment__about" ON "comment" ("about");

CREATE TABLE "comment_mention" (
    "rid" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "comment_mention__item" ON "comment_mention" ("item");

CREATE TABLE "custom_value" (
    "rid" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "item" INTEGER NOT NULL,
    "integer" INTEGER,
    "text" TEXT,
    "fold" TEXT,
    PRIMARY KEY ("rid", "field", "item")
) WITHOUT ROWID;
CREATE INDEX "custom_value__integer" ON "custom_value" ("field", "integer");
CREATE INDEX "custom_value__fold" ON "custom_value" ("field", "fold");

CREATE TABLE "customfield" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "type" TEXT,
    "type_fold" TEXT,
    "name" TEXT,
    "label" TEXT,
    "label_fold" TEXT,
    "kind" TEXT,
    "kind_fold" TEXT,
    "target" TEXT,
    "target_fold" TEXT,
    "choices" TEXT,
    "choices_fold" TEXT,
    "required" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);

CREATE TABLE "link" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "from" INTEGER,
    "to" INTEGER,
    "relation" TEXT,
    "deleted" INTEGER
);
CREATE INDEX "link__from" ON "link" ("from");
CREATE INDEX "link__to" ON "link" ("to");

CREATE TABLE "location" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "parent" INTEGER,
    "zone" TEXT,
    "zone_fold" TEXT,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "location__inactive" ON "location" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "location__sort_key" ON "location" ("sort_key");

CREATE TABLE "location_text" (
    "rid" INTEGER PRIMARY KEY,
    "address" TEXT
);

CREATE TABLE "organization" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "parent" INTEGER,
    "kind" TEXT,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "organization__inactive" ON "organization" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "organization__sort_key" ON "organization" ("sort_key");

CREATE TABLE "organization_text" (
    "rid" INTEGER PRIMARY KEY,
    "notes" TEXT
);

CREATE TABLE "person" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "name_fold" TEXT,
    "reading" TEXT,
    "reading_fold" TEXT,
    "email" TEXT,
    "email_fold" TEXT,
    "login" TEXT,
    "login_fold" TEXT,
    "phone" TEXT,
    "phone_fold" TEXT,
    "job" TEXT,
    "job_fold" TEXT,
    "organization" INTEGER,
    "location" INTEGER,
    "language" TEXT,
    "language_fold" TEXT,
    "vip" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "person__email_fold" ON "person" ("email_fold");
CREATE INDEX "person__login_fold" ON "person" ("login_fold");
CREATE INDEX "person__vip" ON "person" ("vip") WHERE "vip" = 1;
CREATE INDEX "person__inactive" ON "person" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "person__sort_key" ON "person" ("sort_key");
CREATE INDEX "person__name_fold" ON "person" ("name_fold");

CREATE TABLE "person_role" (
    "rid" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "fold" TEXT,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "person_role__fold" ON "person_role" ("fold");

CREATE TABLE "person_text" (
    "rid" INTEGER PRIMARY KEY,
    "notes" TEXT
);

CREATE TABLE "policy" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "key" TEXT,
    "revision" INTEGER,
    "deleted" INTEGER
);

CREATE TABLE "policy_text" (
    "rid" INTEGER PRIMARY KEY,
    "body" TEXT
);

CREATE TABLE "redaction" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "about" TEXT,
    "about_fold" TEXT,
    "about_type" TEXT,
    "about_type_fold" TEXT,
    "reason" TEXT,
    "erased_by" INTEGER,
    "erased" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "redaction__about_fold" ON "redaction" ("about_fold");

CREATE TABLE "redaction_units" (
    "rid" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "fold" TEXT,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "redaction_units__fold" ON "redaction_units" ("fold");

CREATE TABLE "resolutioncode" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "outcome" TEXT,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "resolutioncode__inactive" ON "resolutioncode" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "resolutioncode__sort_key" ON "resolutioncode" ("sort_key");

CREATE TABLE "retention" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "query" TEXT,
    "query_fold" TEXT,
    "entries" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);

CREATE TABLE "retention_units" (
    "rid" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "fold" TEXT,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "retention_units__fold" ON "retention_units" ("fold");

CREATE TABLE "service" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "criticality" INTEGER,
    "team" INTEGER,
    "owner" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "service__inactive" ON "service" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "service__sort_key" ON "service" ("sort_key");

CREATE TABLE "service_text" (
    "rid" INTEGER PRIMARY KEY,
    "description" TEXT
);

CREATE TABLE "tag" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "description" TEXT,
    "description_fold" TEXT,
    "deleted" INTEGER
);

CREATE TABLE "target" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "agreement" INTEGER,
    "metric" TEXT,
    "scope" TEXT,
    "scope_fold" TEXT,
    "goal" INTEGER,
    "goal_p1" INTEGER,
    "goal_p2" INTEGER,
    "goal_p3" INTEGER,
    "goal_p4" INTEGER,
    "goal_p5" INTEGER,
    "start" TEXT,
    "start_fold" TEXT,
    "pause" TEXT,
    "pause_fold" TEXT,
    "resume" TEXT,
    "resume_fold" TEXT,
    "stop" TEXT,
    "stop_fold" TEXT,
    "reset" TEXT,
    "reset_fold" TEXT,
    "cancel" TEXT,
    "cancel_fold" TEXT,
    "from_then" INTEGER,
    "waits_count" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "target__agreement" ON "target" ("agreement");

CREATE TABLE "target_holds" (
    "rid" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "fold" TEXT,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "target_holds__fold" ON "target_holds" ("fold");

CREATE TABLE "team" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "email" TEXT,
    "email_fold" TEXT,
    "lead" INTEGER,
    "inactive" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "team__inactive" ON "team" ("inactive") WHERE "inactive" = 1;
CREATE INDEX "team__sort_key" ON "team" ("sort_key");

CREATE TABLE "team_member" (
    "rid" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "team_member__item" ON "team_member" ("item");

CREATE TABLE "team_text" (
    "rid" INTEGER PRIMARY KEY,
    "notes" TEXT
);

CREATE TABLE "template" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "type" TEXT,
    "type_fold" TEXT,
    "deleted" INTEGER
);

CREATE TABLE "template_text" (
    "rid" INTEGER PRIMARY KEY,
    "values" TEXT
);

CREATE TABLE "ticket" (
    "rid" INTEGER PRIMARY KEY,
    "kind" TEXT,
    "sort_key" TEXT,
    "number" TEXT,
    "number_sort" TEXT,
    "title" TEXT,
    "status" TEXT,
    "status_class" INTEGER,
    "hold" TEXT,
    "resolution_code" INTEGER,
    "impact" INTEGER,
    "urgency" INTEGER,
    "priority" INTEGER,
    "matrix_version" INTEGER,
    "team" INTEGER,
    "assignee" INTEGER,
    "requester" INTEGER,
    "opened_by" INTEGER,
    "organization" INTEGER,
    "location" INTEGER,
    "service" INTEGER,
    "ci" INTEGER,
    "category" INTEGER,
    "channel" TEXT,
    "opened" INTEGER,
    "due" INTEGER,
    "parent" INTEGER,
    "merged_into" INTEGER,
    "external_number" TEXT,
    "external_number_fold" TEXT,
    "updated" INTEGER,
    "resolved" INTEGER,
    "closed" INTEGER,
    "reopens" INTEGER,
    "reassignments" INTEGER,
    "comments" INTEGER,
    "attachments" INTEGER,
    "deadline" INTEGER,
    "sla" TEXT,
    "clocks" TEXT,
    "deleted" INTEGER
);
CREATE INDEX "ticket__number_sort" ON "ticket" ("number_sort") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_number_sort" ON "ticket" ("number_sort") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_status" ON "ticket" ("status") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_status_class" ON "ticket" ("status_class", "status") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__unassigned_status_class" ON "ticket" ("status_class", "status") WHERE status_class < 3 AND deleted IS NULL AND assignee IS NULL;
CREATE INDEX "ticket__open_hold" ON "ticket" ("hold") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__unassigned_hold" ON "ticket" ("hold") WHERE status_class < 3 AND deleted IS NULL AND assignee IS NULL;
CREATE INDEX "ticket__open_resolution_code" ON "ticket" ("resolution_code") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_impact" ON "ticket" ("impact") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_urgency" ON "ticket" ("urgency") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_priority" ON "ticket" ("priority") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_matrix_version" ON "ticket" ("matrix_version") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__team" ON "ticket" ("team");
CREATE INDEX "ticket__open_team" ON "ticket" ("team") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__assignee" ON "ticket" ("assignee");
CREATE INDEX "ticket__open_assignee" ON "ticket" ("assignee") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__requester" ON "ticket" ("requester");
CREATE INDEX "ticket__open_requester" ON "ticket" ("requester") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_opened_by" ON "ticket" ("opened_by") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_organization" ON "ticket" ("organization") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_location" ON "ticket" ("location") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__service" ON "ticket" ("service");
CREATE INDEX "ticket__open_service" ON "ticket" ("service") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__ci" ON "ticket" ("ci");
CREATE INDEX "ticket__open_ci" ON "ticket" ("ci") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__category" ON "ticket" ("category");
CREATE INDEX "ticket__open_category" ON "ticket" ("category") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_channel" ON "ticket" ("channel") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__opened" ON "ticket" ("opened") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_opened" ON "ticket" ("opened") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__due" ON "ticket" ("due") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_due" ON "ticket" ("due") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__parent" ON "ticket" ("parent");
CREATE INDEX "ticket__open_parent" ON "ticket" ("parent") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__merged_into" ON "ticket" ("merged_into");
CREATE INDEX "ticket__open_merged_into" ON "ticket" ("merged_into") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_external_number_fold" ON "ticket" ("external_number_fold") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__updated" ON "ticket" ("updated") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_updated" ON "ticket" ("updated") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__resolved" ON "ticket" ("resolved") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_resolved" ON "ticket" ("resolved") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_closed" ON "ticket" ("closed") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_reopens" ON "ticket" ("reopens") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_reassignments" ON "ticket" ("reassignments") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_comments" ON "ticket" ("comments") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_attachments" ON "ticket" ("attachments") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__deadline" ON "ticket" ("deadline") WHERE deleted IS NULL;
CREATE INDEX "ticket__open_deadline" ON "ticket" ("deadline") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_sla" ON "ticket" ("sla") WHERE status_class < 3 AND deleted IS NULL;
CREATE INDEX "ticket__open_sort_key" ON "ticket" ("sort_key") WHERE status_class < 3 AND deleted IS NULL;

CREATE TABLE "ticket_tag" (
    "rid" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "fold" TEXT,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "ticket_tag__fold" ON "ticket_tag" ("fold");

CREATE TABLE "ticket_text" (
    "rid" INTEGER PRIMARY KEY,
    "description" TEXT,
    "resolution" TEXT,
    "priority_reason" TEXT
);

CREATE TABLE "ticket_watcher" (
    "rid" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "ticket_watcher__item" ON "ticket_watcher" ("item");

CREATE TABLE "tickettype" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "key" TEXT,
    "key_fold" TEXT,
    "name" TEXT,
    "plural" TEXT,
    "plural_fold" TEXT,
    "prefix" TEXT,
    "prefix_fold" TEXT,
    "lifecycle" TEXT,
    "lifecycle_fold" TEXT,
    "inactive" INTEGER,
    "deleted" INTEGER
);

CREATE TABLE "view" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "name" TEXT,
    "query" TEXT,
    "query_fold" TEXT,
    "columns" TEXT,
    "columns_fold" TEXT,
    "sort" TEXT,
    "sort_fold" TEXT,
    "group" TEXT,
    "group_fold" TEXT,
    "section" TEXT,
    "owner" INTEGER,
    "team" INTEGER,
    "icon" TEXT,
    "icon_fold" TEXT,
    "position" INTEGER,
    "deleted" INTEGER
);

CREATE TABLE "worklog" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "about" INTEGER,
    "worker" INTEGER,
    "started" INTEGER,
    "spent" INTEGER,
    "note" TEXT,
    "withdrawn" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "worklog__about" ON "worklog" ("about");

CREATE TABLE "worknote" (
    "rid" INTEGER PRIMARY KEY,
    "sort_key" TEXT,
    "about" INTEGER,
    "body" TEXT,
    "writer" INTEGER,
    "written" INTEGER,
    "withdrawn" INTEGER,
    "deleted" INTEGER
);
CREATE INDEX "worknote__about" ON "worknote" ("about");

CREATE TABLE "worknote_mention" (
    "rid" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    PRIMARY KEY ("rid", "item")
) WITHOUT ROWID;
CREATE INDEX "worknote_mention__item" ON "worknote_mention" ("item");

