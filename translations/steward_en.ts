<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BundleFiles</name>
    <message numerus="yes">
        <source>%n waiting change(s) are in the file. Have it carried to the team server.</source>
        <extracomment>%n operations that wait to be sent.</extracomment>
        <translation>
            <numerusform>%n waiting change is in the file. Have it carried to the team server.</numerusform>
            <numerusform>%n waiting changes are in the file. Have it carried to the team server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken from the file</source>
        <translation>
            <numerusform>%n change taken from the file</numerusform>
            <numerusform>%n changes taken from the file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n min</source>
        <comment>time since</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>time since</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>time since</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HolidayEntry</name>
    <message numerus="yes">
        <source>%n holiday(s) entered</source>
        <translation>
            <numerusform>%n holiday entered</numerusform>
            <numerusform>%n holidays entered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not understood: %1</source>
        <translation>
            <numerusform>%n not understood: %1</numerusform>
            <numerusform>%n not understood: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <extracomment>Status bar: conflicts that a person has to decide.</extracomment>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::BulkEditPane</name>
    <message numerus="yes">
        <source>%n refused, left as they are</source>
        <translation>
            <numerusform>%n refused, left as it is</numerusform>
            <numerusform>%n refused, left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n ticket(s)</source>
        <translation>
            <numerusform>Change %n ticket</numerusform>
            <numerusform>Change %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed</source>
        <translation>
            <numerusform>%n ticket changed</numerusform>
            <numerusform>%n tickets changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::BulkFields</name>
    <message numerus="yes">
        <source>%n more field(s)</source>
        <translation>
            <numerusform>%n more field</numerusform>
            <numerusform>%n more fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::DeskCommands</name>
    <message numerus="yes">
        <source>%n field(s) changed since stay as they are.</source>
        <translation>
            <numerusform>%n field changed since stays as it is.</numerusform>
            <numerusform>%n fields changed since stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::OutboxModel</name>
    <message numerus="yes">
        <source>%n field(s) written since</source>
        <translation>
            <numerusform>%n field written since</numerusform>
            <numerusform>%n fields written since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::OutboxPane</name>
    <message numerus="yes">
        <source>%n selected conflict(s)</source>
        <translation>
            <numerusform>%n selected conflict</numerusform>
            <numerusform>%n selected conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::PeekPane</name>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::PersonButton</name>
    <message numerus="yes">
        <source>%1, %n thing(s) need you</source>
        <translation>
            <numerusform>%1, %n thing needs you</numerusform>
            <numerusform>%1, %n things need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::QueueActions</name>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n refused: %2: %3</source>
        <extracomment>After a change to several tickets. %1 what was done, %2 a ticket&apos;s number, %3 why it was refused.</extracomment>
        <translation>
            <numerusform>%1; %n refused: %2: %3</numerusform>
            <numerusform>%1; %n refused: %2: %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::QueueOutput</name>
    <message numerus="yes">
        <source>%n ticket(s) exported to %1</source>
        <extracomment>%n tickets, %1 is the name of a file.</extracomment>
        <translation>
            <numerusform>%n ticket exported to %1</numerusform>
            <numerusform>%n tickets exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::QueuePane</name>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %1: %n ticket(s)</source>
        <extracomment>Takes one condition out of the query; %1 is that condition.</extracomment>
        <translation>
            <numerusform>Drop %1: %n ticket</numerusform>
            <numerusform>Drop %1: %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all: %n ticket(s)</source>
        <translation>
            <numerusform>Show all: %n ticket</numerusform>
            <numerusform>Show all: %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new above</source>
        <translation>
            <numerusform>%n new above</numerusform>
            <numerusform>%n new above</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::ReviewSheet</name>
    <message numerus="yes">
        <source>%n field(s) written since, which the undo left alone</source>
        <translation>
            <numerusform>%n field written since, which the undo left alone</numerusform>
            <numerusform>%n fields written since, which the undo left alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) changed on both sides</source>
        <translation>
            <numerusform>%n field changed on both sides</numerusform>
            <numerusform>%n fields changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n result(s)</source>
        <translation>
            <numerusform>Save %n result</numerusform>
            <numerusform>Save %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) decided.</source>
        <translation>
            <numerusform>%1 of %n field decided.</numerusform>
            <numerusform>%1 of %n fields decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n field(s) decided</source>
        <extracomment>%1 is the number of a ticket.</extracomment>
        <translation>
            <numerusform>%1: %n field decided</numerusform>
            <numerusform>%1: %n fields decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::SavedViewModel</name>
    <message numerus="yes">
        <source>%1, %n ticket(s)</source>
        <translation>
            <numerusform>%1, %n ticket</numerusform>
            <numerusform>%1, %n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::SettleAlike</name>
    <message numerus="yes">
        <source>%n conflict(s) will be decided.</source>
        <translation>
            <numerusform>%n conflict will be decided.</numerusform>
            <numerusform>%n conflicts will be decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) open.</source>
        <translation>
            <numerusform>%n stays open.</numerusform>
            <numerusform>%n stay open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide %n</source>
        <translation>
            <numerusform>Decide %n</numerusform>
            <numerusform>Decide %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) decided alike</source>
        <translation>
            <numerusform>%n conflict decided alike</numerusform>
            <numerusform>%n conflicts decided alike</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::SlaPane</name>
    <message numerus="yes">
        <source>Clocks met in %n week(s), in per cent; open ones that are over count as missed</source>
        <translation>
            <numerusform>Clocks met in one week, in per cent; open ones that are over count as missed</numerusform>
            <numerusform>Clocks met in %n weeks, in per cent; open ones that are over count as missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clock(s)</source>
        <translation>
            <numerusform>%n clock</numerusform>
            <numerusform>%n clocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New tickets by weekday and hour, mean of %n week(s)</source>
        <translation>
            <numerusform>New tickets by weekday and hour of one week</numerusform>
            <numerusform>New tickets by weekday and hour, mean of %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) are older than 30 days</source>
        <translation>
            <numerusform>%n ticket is older than 30 days</numerusform>
            <numerusform>%n tickets are older than 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n week(s)</source>
        <translation>
            <numerusform>Last week</numerusform>
            <numerusform>Last %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them over two days</source>
        <translation>
            <numerusform>%n of them over two days</numerusform>
            <numerusform>%n of them over two days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TaskList</name>
    <message numerus="yes">
        <source>%n task(s): %1</source>
        <extracomment>Status bar: long work in the background. %1 is the newest of it.</extracomment>
        <translation>
            <numerusform>%n task: %1</numerusform>
            <numerusform>%n tasks: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketActions</name>
    <message numerus="yes">
        <source>%n child(ren) still open</source>
        <translation>
            <numerusform>%n child still open</numerusform>
            <numerusform>%n children still open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n child(ren) with the same text</source>
        <translation>
            <numerusform>Resolve %n child with the same text</numerusform>
            <numerusform>Resolve %n children with the same text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren) resolved</source>
        <translation>
            <numerusform>%n child resolved</numerusform>
            <numerusform>%n children resolved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of its thread show in that one.</source>
        <translation>
            <numerusform>%n entry of its thread shows in that one.</numerusform>
            <numerusform>%n entries of its thread show in that one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watcher(s)</source>
        <translation>
            <numerusform>%n watcher</numerusform>
            <numerusform>%n watchers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n child(ren)</source>
        <translation>
            <numerusform>%n child</numerusform>
            <numerusform>%n children</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketHeader</name>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketHistory</name>
    <message numerus="yes">
        <source>%n field(s) go back to what they were.</source>
        <translation>
            <numerusform>%n field goes back to what it was.</numerusform>
            <numerusform>%n fields go back to what they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change was made to %n record(s) at once; all of them go back.</source>
        <translation>
            <numerusform>The change was made to %n record at once; it goes back.</numerusform>
            <numerusform>The change was made to %n records at once; all of them go back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more that stay.</source>
        <translation>
            <numerusform>… and %n more that stays.</numerusform>
            <numerusform>… and %n more that stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketListModel</name>
    <message numerus="yes">
        <source>Group %1, %n record(s)</source>
        <translation>
            <numerusform>Group %1, %n record</numerusform>
            <numerusform>Group %1, %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketPane</name>
    <message numerus="yes">
        <source>%n file(s) attached to %1</source>
        <translation>
            <numerusform>%n file attached to %1</numerusform>
            <numerusform>%n files attached to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) need a decision</source>
        <translation>
            <numerusform>%n value needs a decision</numerusform>
            <numerusform>%n values need a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketPaper</name>
    <message numerus="yes">
        <source>%1 printed, %n page(s)</source>
        <translation>
            <numerusform>%1 printed, %n page</numerusform>
            <numerusform>%1 printed, %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 saved as %2, %n page(s)</source>
        <translation>
            <numerusform>%1 saved as %2, %n page</numerusform>
            <numerusform>%1 saved as %2, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TicketPresence</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <extracomment>%1 is who does what: &quot;Sato is typing a reply&quot;; %n others have the ticket open.</extracomment>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
