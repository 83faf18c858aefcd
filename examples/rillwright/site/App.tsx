import { Route, Routes } from 'react-router';
import { Layout } from './components/Layout';
import { ContactPage } from './pages/ContactPage';
import { DownloadPage } from './pages/DownloadPage';
import { HomePage } from './pages/HomePage';
import { MeetupPage } from './pages/MeetupPage';
import { ProfilePage } from './pages/ProfilePage';
import { SignInPage } from './pages/SignInPage';
import { SupportPage } from './pages/SupportPage';

export function App() {
  return (
    <Layout>
      <Routes>
        <Route index element={<HomePage />} />
        <Route path="contact" element={<ContactPage />} />
        <Route path="download" element={<DownloadPage />} />
        <Route path="meetups" element={<MeetupPage />} />
        <Route path="profile" element={<ProfilePage />} />
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="support" element={<SupportPage />} />
      </Routes>
    </Layout>
  );
}
