<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_GB">
<context>
    <name>ActionBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unselect all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes all check marks away; nothing happens to the records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddPortalDialog</name>
    <message>
        <source>Add portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes addresses and tokens from a token answer, an installation callback, or settings.json of the CRest SDK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the portal, open Developer resources › Other › Local application. It shows the application id and secret; the application itself gets the tokens when it is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;REST address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REST address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acme.bitrix24.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a production portal, clearing asks for the portal&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROD: a production portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEV: for development and tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read &amp;only (nothing can be changed from here)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application &amp;id:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local.0123456789abcd.01234567</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application &amp;secret:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ccess token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;fresh token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;uthorisation server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorisation server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the application&apos;s secret &amp;to this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the application&apos;s secret to this server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the secrets for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the secrets for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check an&amp;d add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this &amp;run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secrets are forgotten when the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The archive is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be cleared without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be read and was put aside as %1; a new one has been begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain: for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are kept in memory and forgotten when the program ends; they are never written to a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install or unlock a keychain to be remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new tokens could not be stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in use until the program ends; sign in again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>Clear records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearProgressPage</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close this window: the clear goes on, and the status bar shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishes the running request, reads back what was sent, and ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearReportText</name>
    <message>
        <source>Portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearResultPage</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What became of the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;copies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;archive file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show archive file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearReviewPage</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies go to:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to know before clearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Include records that changed since you saw them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include records that changed since you saw them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise they are left in the queue and reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact &amp;requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the exact requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Confirm:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearText</name>
    <message>
        <source>Cleared and verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed and left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken by another worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clear removed them, and a fresh read shows them gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were gone before this clear could remove them, or nobody can tell who removed them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They changed after you had seen them, so they were left in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker reserved them in between, so they were left to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fresh read still shows them in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request was sent, and the queue could not be read afterwards. Refresh to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clear ended before them: they are untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) cleared and verified</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already gone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed and left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln taken by another worker</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still there</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reached</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The portal&apos;s answer to the removing request was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved by this clear and not removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved by this clear and not removed: process %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved by this clear&apos;s unanswered request, or by a worker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved by this clear&apos;s unanswered request, or by a worker: process %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal did not give it to this clear, although it looks free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal refused the command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the records again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy them to the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserve them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check who holds them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take them out one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify that they are gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <comment>counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended early: %1</source>
        <comment>counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, no record cleared: %1</source>
        <comment>counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended early, no record cleared: %1</source>
        <comment>counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record cleared: %1</source>
        <comment>counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by process %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionSteps</name>
    <message>
        <source>Portal reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User is an administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reservations in the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no: free records can only be fetched one by one to clear them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln offline handler(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not in the plan, %1</source>
        <comment>handlers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none found, %1</source>
        <comment>handlers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>connectors, handlers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>keychain</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in memory, for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <comment>keychain</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Show records of all states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show records that wait for a worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show records that a worker has reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show records that are marked failed, reserved ones too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show certain events only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find ID, event, process, message or payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows records that contain this in ID, event, process, message or payload (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateRefusalText</name>
    <message>
        <source>The portal is read only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This portal is marked read-only in Eventsweep, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change that in the portal&apos;s settings if you mean to clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Nothing was sent. Details: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unsafe request was held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in Eventsweep: please report it with these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a process id it would have deleted all free records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a list it would have deleted a whole reservation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With ids and message ids the portal would have ignored one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not say whether to delete, and portals then delete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not name exactly one record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was longer than what portals read whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A portal would have dropped its filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back, it was not the request that was meant.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Keys and habits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records are chosen by check marks, which are apart from the marked row and stay while you filter, sort and refresh. Clearing always asks first, copies every record to the archive before, and reads again after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key clears anything by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Paste JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token answer, installation callback, or settings.json of the CRest SDK:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Access token only (valid for one hour)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access and &amp;refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access and refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalErrorText</name>
    <message>
        <source>The archive cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is cleared without a copy, and this file or its folder is read-only: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it writable, then start Eventsweep again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left for the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is cleared without a copy, and the disk with this file is full: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a readable archive: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy of the file, then start Eventsweep again: it puts a damaged archive aside and begins a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is from a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of Eventsweep has written this file, so it is left alone: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Eventsweep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another running Eventsweep writes to this file, so here it can only be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear there, or close it and start this one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It named a record without a copy in the archive. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in Eventsweep: please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive reports a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive could not be read or written: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive could not be read or written: %1. The message: “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then start Eventsweep again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeychainErrorText</name>
    <message>
        <source>The keychain</source>
        <comment>subject of a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tokens in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no entry for this portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the portal again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked, or its question was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer or this desktop offers no keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install one (on Linux: GNOME Keyring or KWallet), or go on for this run only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the entry. The message: “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow Eventsweep in the keychain&apos;s settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for its question on the screen, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add portal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Con&amp;tinue loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the f&amp;ilter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select or &amp;unselect the marked rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all copies of these &amp;messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U&amp;nselect all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear the selected records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record &amp;detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and habits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Eventsweep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this remark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PortalStoreErrorText</name>
    <message>
        <source>The list of portals cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file could not be read, so nothing will be written over it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it readable, then start Eventsweep again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of portals was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not readable as a list of portals: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was put aside and a new one begun. The damaged file: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the portals that are missing again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of portals is from a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of Eventsweep has written this file, so it is left alone: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Eventsweep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of portals could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change was not made in this file: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has space and the folder can be written, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The message: “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PortalsPane</name>
    <message>
        <source>Portals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add portal…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuantityText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that came after this snapshot. Press to read a new one (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a new snapshot (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueState</name>
    <message>
        <source>The records below are those of %1; changing them is off until the portal answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) loaded from this queue; all of them are filtered away.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Other applications have queues of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other connectors of this application may have records: each has a queue of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been loaded from this queue yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the queue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1. Reading changes nothing on the portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 records are loaded, the newest first; filters and selections know only these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal allows so many requests and no more; the next one goes out in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal answered that requests come too fast, from other programs too. The next one goes out in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal lets %1 rest. It goes on in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the portal&apos;s limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This portal&apos;s plan has no reservations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: reading, selecting and archiving work as always; records are taken one by one when they are cleared, which needs more requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This portal is marked read only: nothing on it can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its menu in the list of portals takes the mark away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clear is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One clear at a time runs on a portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has finished; the status bar shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check records with the mouse or with Space first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add portal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Eventsweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the offline event queue of an application on a Bitrix24 portal, choose records, and clear exactly those: archived before, verified after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start by adding a portal. Reading its queue changes nothing there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordDetail</name>
    <message>
        <source>No record is marked. Go to one in the table to see what it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordText</name>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed and reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a worker to fetch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker has reserved it and may be processing it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker has marked it failed. Workers see it only when they ask for failed records; repeats of the same message merge into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked failed, and reserved again by a worker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal sent this record in a form that is not understood. It cannot be selected or cleared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smart process %1, item %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smart-process item %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestErrorText</name>
    <message>
        <source>The portal</source>
        <comment>subject of a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It says: “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The message: “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was stopped before it was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again when you need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: the address is unknown, it refuses connections, or this computer is offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the address, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 went silent before its answer was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; what a change did is found out by reading the queue first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a certificate or encryption that cannot be trusted, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the portal&apos;s certificate corrected, or its issuer added to this computer&apos;s certificates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not let the request through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is behind a proxy that refused the request or is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be asked over plain http, which shows the token to everyone on the way. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the portal&apos;s https:// address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal has moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 redirects to a place that is not followed, for safety.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the portal again with its new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 no longer accepts the tokens, and they could not be refreshed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to this portal again; your selection is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs tokens that could not be read from this computer&apos;s keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong application id or secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no application with this id, or the secret belongs to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy both again from the application&apos;s page in the portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s subscription has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gives applications no access until its subscription is paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the subscription, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not have the application installed, or no longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the application in the portal, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A webhook cannot read the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows an offline queue only to the application that it belongs to, and a webhook was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the tokens of the application whose queue you want to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal requires https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused a request without https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the portal again with its https:// address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token cannot be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not reach its authorisation server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gives no access: the token&apos;s user is no administrator, or the plan has no REST.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as an administrator, and check that the portal&apos;s plan includes REST.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s plan lacks a feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a plan without what this request needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection of this portal again: what still works is then known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application may not do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused, because the application or its user lacks a right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the application&apos;s permissions in the portal, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator has to approve this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits until an administrator approves what the application asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve it in the portal, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator has denied this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused, because an administrator has denied what the application asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the portal&apos;s administrators to approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been closed or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it from the list; its archive stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait %1, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a few minutes, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s limit is reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 got too many requests from this address, perhaps from other programs too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal lets this method rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pauses a method whose working time the application has used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s REST is blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been blocked by hand, by its provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact Bitrix24 support: waiting does not help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal is under maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shows a maintenance page instead of an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not accept a request of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not accept the argument “%2” of a request of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in Eventsweep: please report it with these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not know a method that is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the portal&apos;s REST module updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal has no such manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found no manifest for the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Bitrix24 answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with a web page: from a proxy, a faulty server, or another site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address; if it is right, try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered in another form than this request has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, report it with the portal&apos;s version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal reports a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed while it worked on the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later; if it stays so, ask whoever runs the portal.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>%1 could not be written. The message: “%2”.</source>
        <comment>path</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without it: signed out after an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application &amp;secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste tokens as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the tokens from the clipboard: a token answer, an installation callback, or settings.json of the CRest SDK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Records loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use of the portal&apos;s request limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>overdue</source>
        <comment>a record that portals usually have deleted by now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewHelp</name>
    <message>
        <source>PROD</source>
        <comment>badge of a production portal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEV</source>
        <comment>badge of a development portal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development portal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ActionBar</name>
    <message>
        <source>Nothing selected of %1</source>
        <comment>number of records</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 selected of %3</source>
        <comment>3 messages, 5 records selected of 1,204</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 selected of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected record(s) left the queue</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews the selected records first; clears them only after that (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Everything that matches gets selected once %n more record(s) are loaded.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All that are loaded and shown are selected; %n record(s) are not loaded yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Load the rest and select all that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all %1 that match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalDialog</name>
    <message>
        <source>Will be asked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a server of the vendor. To refresh tokens, the application&apos;s secret is sent to %1: go on only if your portal uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The refresh token was imported: the first refresh here ends the session of the integration that it was copied from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain that could keep the secrets. They are never written to a file: when the program ends they are forgotten, and you add them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm the authorisation server to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm that the secrets are kept for this run only to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has been added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::AddPortalFlow</name>
    <message>
        <source>The tokens are those of a user who is no administrator of this portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens are those of %1, who is no administrator of this portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This application on this portal has been added already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a space or a line break in the middle. Copy it again, whole and alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the application id, the refresh token cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the application secret, the refresh token cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An access token or a refresh token is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::CheckList</name>
    <message>
        <source>%1: %2</source>
        <comment>step: how far it is</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearController</name>
    <message>
        <source>The archive is being opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is cleared without a copy in the archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clear is running on this portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One clear after another keeps the results clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for it, or stop it in the status bar.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearDialog</name>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place or name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearProgressPage</name>
    <message numerus="yes">
        <source>Clearing %Ln record(s) from %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping: the running request is finished, and what was sent is read back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>records</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>—</source>
        <comment>speed is not known yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the portal&apos;s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>portal&apos;s limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the portal asks to slow down: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rests at the portal: %2</source>
        <comment>method, time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearResultPage</name>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more: save the report</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, took %2</source>
        <comment>when it began, how long it took</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The records of this clear as the archive holds them, as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This clear copied nothing to the archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearReviewPage</name>
    <message>
        <source>Clear %1 (%2) from %3?</source>
        <comment>messages, records, where from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear %1 from %2?</source>
        <comment>records, where from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>C&amp;lear %Ln record(s)</source>
        <comment>button</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %Ln record(s)</source>
        <comment>accessible name of the button</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name: count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more process(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>oldest and newest time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message ids: all copies of a message that you saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record ids: exactly these records, whatever else happens to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are reserved: a worker may be processing them now, and may fail when they are gone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This portal&apos;s plan has no reservations, so free records are fetched one by one, by id, which removes them. A worker that fetches at the same moment can be first: the result tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records with a newer event than the one you saw are cleared too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record is copied to the archive first. The archive is no undo: portals offer no way to put a record back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First %1 of %2</source>
        <comment>of the records</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact &amp;requests (about %1 in all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that change the portal, without the token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a &amp;production portal. To confirm, type its name: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are many &amp;records. To confirm, type their number: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the portal&apos;s name to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the number of records to go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ClearRun</name>
    <message>
        <source>The portal is read only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This portal is marked read-only in Eventsweep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change that in the portal&apos;s settings if you mean to clear.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::Clearing</name>
    <message>
        <source>A clear is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the running clear and quit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The running request is finished and read back before the program ends. What was not reached stays in the queue, untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::FilterBar</name>
    <message>
        <source>All events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::HelpDialog</name>
    <message>
        <source>Select the marked rows, or unselect them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select from the last check mark to this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all records that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the review of a clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a new snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the find field; then clear the filter, never the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the detail of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the marked rows as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::ImportDialog</name>
    <message>
        <source>Paste the JSON first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REST address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>application id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>application secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refresh token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>authorisation server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first refresh here ends the session of the integration that this refresh token was copied from: it has to sign in again, and may stop working until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This access token has expired. Copy a newer one, or use the refresh token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An access token is valid for one hour. After that you sign in again; the integration that it was copied from is not disturbed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::JsonModel</name>
    <message>
        <source>… and more, not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n element(s) ]</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::MainWindow</name>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of %1 in the list:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1” from the list?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its tokens are deleted from the keychain. Nothing changes on the portal, and the archive of what was cleared stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Eventsweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspects the offline event queue of a Bitrix24 application and clears exactly what was chosen. Apache License 2.0. Made with Qt %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::NetworkCall</name>
    <message>
        <source>The answer is larger than %1 MB.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::Notice</name>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::NoticeBar</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalAddress</name>
    <message>
        <source>The portal&apos;s address is missing, for example acme.bitrix24.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an address. Type the portal&apos;s host alone, for example acme.bitrix24.com.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain http would send the tokens readable by anybody on the way. Use https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only https addresses can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must not hold a user name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the address of a webhook. Portals show the offline queue to applications only: type the portal&apos;s host and the application&apos;s tokens.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalDelegate</name>
    <message>
        <source>PROD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalModel</name>
    <message>
        <source>Production portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pending, %2 reserved, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalStore</name>
    <message>
        <source>The folder cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::PortalsPane</name>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::QueuePage</name>
    <message>
        <source>application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last snapshot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>+%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eventsweep::RecordDetail</name>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portal&apos;s time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record without an ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (local)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in about %1; an estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record as sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the beginning of %1 is shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::RecordModel</name>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no ID)</source>
        <comment>a record that is not understood</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the portal&apos;s time: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not caused by a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caused by user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An estimate: portals delete records about 34 days after they were last seen; old self-hosted ones keep free records for ever.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::SecretStore</name>
    <message>
        <source>this run only (memory)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has no entry for this portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::SignInDialog</name>
    <message>
        <source>Sign in to %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tokens of the application for %1. Your selection stays. A refresh token that another integration uses stops working there once it is used here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::StatusLine</name>
    <message>
        <source>signed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new snapshot: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <comment>number of records</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 loaded</source>
        <comment>numbers of records</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snapshot: %1</source>
        <comment>how long ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>portal&apos;s limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rests: %2</source>
        <comment>method, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests held against the portal&apos;s limit: %1 of %2. It drains by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clearing %1: %2</source>
        <comment>number of records, step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens: this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are kept in memory and forgotten when the program ends; they are never written to a file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::TokenImport</name>
    <message>
        <source>There is nothing to import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is more than 1 MB: no tokens are that long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not JSON. Paste the whole text, from the first brace to the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON is broken in line %1, column %2 (%3). Paste it again, whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is JSON of something else. None of these fields is in it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is about an application, but has neither an access_token nor a refresh_token.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eventsweep::TokenSource</name>
    <message>
        <source>No tokens are stored for this portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access token has expired, and there is no refresh token to get a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The authorisation server was asked for new tokens, and its answer was lost. The old ones may not be valid any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokens belong to another portal.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
