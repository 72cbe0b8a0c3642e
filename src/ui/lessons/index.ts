export { LessonCard } from './LessonCard';
export { LessonList } from './LessonList';
