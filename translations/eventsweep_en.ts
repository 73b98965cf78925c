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
    <name>JobText</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortalExchange</name>
    <message numerus="yes">
        <source>This file is no list of portals: in line %Ln something else begins. Choose one that Eventsweep has exported.</source>
        <translation>
            <numerusform>This file is no list of portals: in line %Ln something else begins. Choose one that Eventsweep has exported.</numerusform>
            <numerusform>This file is no list of portals: in line %Ln something else begins. Choose one that Eventsweep has exported.</numerusform>
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
    <name>eventsweep::ActivityPage</name>
    <message numerus="yes">
        <source>%n clear(s)</source>
        <translation>
            <numerusform>%n clear</numerusform>
            <numerusform>%n clears</numerusform>
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
    <message numerus="yes">
        <source>Reading back what was sent about %Ln record(s) of %1</source>
        <translation>
            <numerusform>Reading back what was sent about %Ln record of %1</numerusform>
            <numerusform>Reading back what was sent about %Ln records of %1</numerusform>
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
    <message numerus="yes">
        <source>The same clear goes on with %Ln record(s), once that is confirmed.</source>
        <translation>
            <numerusform>The same clear goes on with %Ln record, once that is confirmed.</numerusform>
            <numerusform>The same clear goes on with %Ln records, once that is confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reads the queue anew, and opens a review of those of %Ln record(s) that are still in it.</source>
        <translation>
            <numerusform>Reads the queue anew, and opens a review of %Ln record if it is still in it.</numerusform>
            <numerusform>Reads the queue anew, and opens a review of those of %Ln records that are still in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more record(s) came along in the reservation</source>
        <translation>
            <numerusform>%Ln more record came along in the reservation</numerusform>
            <numerusform>%Ln more records came along in the reservation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They appeared after the last look, were not chosen and were not cleared. They stay reserved by %n process(es), %1, so your workers will not get them.</source>
        <translation>
            <numerusform>They appeared after the last look, were not chosen and were not cleared. They stay reserved by process %1, so your workers will not get them.</numerusform>
            <numerusform>They appeared after the last look, were not chosen and were not cleared. They stay reserved by %n processes, %1, so your workers will not get them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearResumePage</name>
    <message numerus="yes">
        <source>%Ln record(s) are reserved: a worker may be processing them now, and may fail when they are gone.</source>
        <translation>
            <numerusform>%Ln record is reserved: a worker may be processing it now, and may fail when it is gone.</numerusform>
            <numerusform>%Ln records are reserved: a worker may be processing them now, and may fail when they are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finish this clear: %Ln record(s) of %1?</source>
        <translation>
            <numerusform>Finish this clear: %Ln record of %1?</numerusform>
            <numerusform>Finish this clear: %Ln records of %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Finish %Ln record(s)</source>
        <comment>button</comment>
        <translation>
            <numerusform>&amp;Finish %Ln record</numerusform>
            <numerusform>&amp;Finish %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finish %Ln record(s)</source>
        <comment>accessible name of the button</comment>
        <translation>
            <numerusform>Finish %Ln record</numerusform>
            <numerusform>Finish %Ln records</numerusform>
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
    <message numerus="yes">
        <source>%Ln more record(s) of this reservation are not understood: they are not cleared.</source>
        <translation>
            <numerusform>%Ln more record of this reservation is not understood: it is not cleared.</numerusform>
            <numerusform>%Ln more records of this reservation are not understood: they are not cleared.</numerusform>
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
    <name>eventsweep::ImportPortalsDialog</name>
    <message numerus="yes">
        <source>%Ln portal(s) in the file</source>
        <translation>
            <numerusform>%Ln portal in the file</numerusform>
            <numerusform>%Ln portals in the file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %Ln portal(s)</source>
        <translation>
            <numerusform>&amp;Import %Ln portal</numerusform>
            <numerusform>&amp;Import %Ln portals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) of the file could not be understood and are left out.</source>
        <translation>
            <numerusform>%Ln entry of the file could not be understood and is left out.</numerusform>
            <numerusform>%Ln entries of the file could not be understood and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Trust the %Ln certificate authority(ies) above, for “%1” alone</source>
        <translation>
            <numerusform>&amp;Trust the certificate authority above, for “%1” alone</numerusform>
            <numerusform>&amp;Trust the %Ln certificate authorities above, for “%1” alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trusted</source>
        <comment>certificate authorities</comment>
        <translation>
            <numerusform>%Ln, trusted</numerusform>
            <numerusform>%Ln, trusted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not trusted</source>
        <comment>certificate authorities</comment>
        <translation>
            <numerusform>%Ln, not trusted</numerusform>
            <numerusform>%Ln, not trusted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::InterruptedBar</name>
    <message numerus="yes">
        <source>%n more in the tab “Activity”.</source>
        <translation>
            <numerusform>%n more in the tab “Activity”.</numerusform>
            <numerusform>%n more in the tab “Activity”.</numerusform>
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
<context>
    <name>eventsweep::RemovePortalDialog</name>
    <message numerus="yes">
        <source>%Ln clear(s)</source>
        <translation>
            <numerusform>%Ln clear</numerusform>
            <numerusform>%Ln clears</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived record(s)</source>
        <translation>
            <numerusform>%Ln archived record</numerusform>
            <numerusform>%Ln archived records</numerusform>
        </translation>
    </message>
</context>
</TS>
