/**
 * The crash campaign: processes are killed without warning while clients move money and trade, and then everything that a
 * client was ever told is held against the journals.
 *
 * <p>Read {@code CrashCampaign}, then {@code CrashCheck}. The check reads rows for itself and shares
 * with the system only the law, the codecs and the live-chain rule.
 */
@NullMarked
package io.quoin.lab.crash;

import org.jspecify.annotations.NullMarked;
