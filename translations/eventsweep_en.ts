<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>ClearText</name>
    <message numerus="yes">
        <source>%Ln record(s) cleared and verified</source>
        <translation>
            <numerusform>%Ln record cleared and verified</numerusform>
            <numerusform>%Ln records cleared and verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already gone</source>
        <translation>
            <numerusform>%Ln already gone</numerusform>
            <numerusform>%Ln already gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed and left</source>
        <translation>
            <numerusform>%Ln changed and left</numerusform>
            <numerusform>%Ln changed and left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken by another worker</source>
        <translation>
            <numerusform>%Ln taken by another worker</numerusform>
            <numerusform>%Ln taken by another worker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still there</source>
        <translation>
            <numerusform>%Ln still there</numerusform>
            <numerusform>%Ln still there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reached</source>
        <translation>
            <numerusform>%Ln not reached</numerusform>
            <numerusform>%Ln not reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionSteps</name>
    <message numerus="yes">
        <source>%Ln offline handler(s)</source>
        <translation>
            <numerusform>%Ln offline handler</numerusform>
            <numerusform>%Ln offline handlers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueState</name>
    <message numerus="yes">
        <source>%n record(s) loaded from this queue; all of them are filtered away.</source>
        <translation>
            <numerusform>%n record loaded from this queue; it is filtered away.</numerusform>
            <numerusform>%n records loaded from this queue; all of them are filtered away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::ActionBar</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s) left the queue</source>
        <translation>
            <numerusform>%n selected record left the queue</numerusform>
            <numerusform>%n selected records left the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything that matches gets selected once %n more record(s) are loaded.</source>
        <translation>
            <numerusform>Everything that matches gets selected once %n more record is loaded.</numerusform>
            <numerusform>Everything that matches gets selected once %n more records are loaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All that are loaded and shown are selected; %n record(s) are not loaded yet.</source>
        <translation>
            <numerusform>All that are loaded and shown are selected; %n record is not loaded yet.</numerusform>
            <numerusform>All that are loaded and shown are selected; %n records are not loaded yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them hidden by the filter</source>
        <translation>
            <numerusform>%n of them hidden by the filter</numerusform>
            <numerusform>%n of them hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s) changed and left the selection</source>
        <translation>
            <numerusform>%n selected record changed and left the selection</numerusform>
            <numerusform>%n selected records changed and left the selection</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearProgressPage</name>
    <message numerus="yes">
        <source>Clearing %Ln record(s) from %1</source>
        <translation>
            <numerusform>Clearing %Ln record from %1</numerusform>
            <numerusform>Clearing %Ln records from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearResultPage</name>
    <message numerus="yes">
        <source>and %Ln more: save the report</source>
        <translation>
            <numerusform>and %Ln more: save the report</numerusform>
            <numerusform>and %Ln more: save the report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), in %1</source>
        <translation>
            <numerusform>%Ln record, in %1</numerusform>
            <numerusform>%Ln records, in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearReviewPage</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>C&amp;lear %Ln record(s)</source>
        <comment>button</comment>
        <translation>
            <numerusform>C&amp;lear %Ln record</numerusform>
            <numerusform>C&amp;lear %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %Ln record(s)</source>
        <comment>accessible name of the button</comment>
        <translation>
            <numerusform>Clear %Ln record</numerusform>
            <numerusform>Clear %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more process(es)</source>
        <translation>
            <numerusform>and %Ln more process</numerusform>
            <numerusform>and %Ln more processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are reserved: a worker may be processing them now, and may fail when they are gone.</source>
        <translation>
            <numerusform>%Ln record is reserved: a worker may be processing it now, and may fail when it is gone.</numerusform>
            <numerusform>%Ln records are reserved: a worker may be processing them now, and may fail when they are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these record(s) are hidden by the filter now: you do not see them in the table.</source>
        <translation>
            <numerusform>%Ln of these records is hidden by the filter now: you do not see it in the table.</numerusform>
            <numerusform>%Ln of these records are hidden by the filter now: you do not see them in the table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::FilterBar</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::JsonModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation>
            <numerusform>{ %n member }</numerusform>
            <numerusform>{ %n members }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n element(s) ]</source>
        <translation>
            <numerusform>[ %n element ]</numerusform>
            <numerusform>[ %n elements ]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more, not listed</source>
        <translation>
            <numerusform>… and %n more, not listed</numerusform>
            <numerusform>… and %n more, not listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::QueuePage</name>
    <message numerus="yes">
        <source>+%n new</source>
        <translation>
            <numerusform>+%n new</numerusform>
            <numerusform>+%n new</numerusform>
        </translation>
    </message>
</context>
</TS>
