/** What this machine can play to and listen to, asked so that nothing that hangs is waited for. */
package ghostnote.ui.device;
